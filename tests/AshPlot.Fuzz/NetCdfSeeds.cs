using System.ComponentModel;
using System.Diagnostics;

namespace AshPlot.Fuzz;

/// <summary>NetCDF to damage: the sample file, and every other layout as CDL text, made by ncgen where it is installed.</summary>
public static class NetCdfSeeds
{
    private static readonly string[] Layouts = ["name", "fall3d-8", "hysplit", "qva", "ash3d", "fall3d-7", "cf"];

    /// <summary>What ncgen calls NetCDF-3 classic, NetCDF-3 with 64-bit offsets, and NetCDF-4.</summary>
    private static readonly string[] Kinds = ["nc3", "nc4", "nc6"];

    /// <summary>The seeds, always in the same order; without ncgen the sample file alone.</summary>
    /// <param name="sampleFolder">The folder <c>data/sample</c> of the checkout.</param>
    public static IReadOnlyList<FuzzSeed> All(string sampleFolder)
    {
        List<FuzzSeed> seeds = [new("sample", File.ReadAllBytes(Path.Combine(sampleFolder, "netcdf", "Sample_Eruption.nc")))];
        var folder = Directory.CreateTempSubdirectory("ashplot-fuzz-");
        try
        {
            foreach (var kind in Kinds)
            {
                foreach (var layout in Layouts)
                    seeds.Add(new FuzzSeed($"{layout} ({kind})", Generate(folder.FullName, layout, kind)));
            }
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("ncgen is not installed: only the sample file is damaged");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return seeds;
    }

    private static byte[] Generate(string folder, string layout, string kind)
    {
        var (text, path) = (Path.Combine(folder, layout + ".cdl"), Path.Combine(folder, "seed.nc"));
        File.WriteAllBytes(text, EmbeddedSeeds.Read(layout + ".cdl"));
        using var process = Process.Start("ncgen", ["-k", kind, "-o", path, text]);
        process.WaitForExit();
        return process.ExitCode == 0 ? File.ReadAllBytes(path) : throw new InvalidDataException($"ncgen refuses {layout}.cdl");
    }
}
