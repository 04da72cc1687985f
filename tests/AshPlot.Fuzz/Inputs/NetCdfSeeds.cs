using System.ComponentModel;
using System.Diagnostics;

namespace AshPlot.Fuzz.Inputs;

/// <summary>
/// NetCDF to damage: the sample file, and every other layout as CDL text, made by ncgen where it is installed.
/// </summary>
public static class NetCdfSeeds
{
    private const string Extension = ".nc";

    /// <summary>Layouts that are there as CDL.</summary>
    public static readonly string[] Layouts =
    [
        "name",
        "fall3d-8",
        "hysplit",
        "flexpart",
        "qva",
        "ash3d",
        "fall3d-7",
        "cf",
    ];

    /// <summary>What ncgen calls NetCDF-3 classic, NetCDF-4, NetCDF-3 with 64-bit offsets, and CDF-5.</summary>
    private static readonly string[] Kinds = ["nc3", "nc4", "nc6", "nc5"];

    /// <summary>The seeds, always in the same order; without ncgen the sample file alone.</summary>
    /// <param name="sampleFolder">The folder <c>data/sample</c> of the checkout.</param>
    public static IReadOnlyList<FuzzSeed> All(string sampleFolder)
    {
        List<FuzzSeed> seeds =
        [
            new("sample", File.ReadAllBytes(Path.Combine(sampleFolder, "netcdf", "Sample_Eruption.nc"))),
        ];
        var folder = Directory.CreateTempSubdirectory("ashplot-fuzz-");
        try
        {
            foreach (var kind in Kinds)
            {
                foreach (var layout in Layouts)
                    seeds.Add(
                        new FuzzSeed(
                            $"{layout} ({kind})",
                            Generate(folder.FullName, EmbeddedSeeds.Text(layout + ".cdl"), kind)
                                ?? throw new InvalidDataException(layout)
                        )
                    );
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

    /// <summary>
    /// The seeds as an earlier worker of the run has left them in a folder; else they are made, and left there.
    /// </summary>
    internal static IReadOnlyList<FuzzSeed> In(string folder)
    {
        var place = SeedFolders.Get(folder, "netcdf", aside =>
        {
            foreach (var (index, seed) in All(SampleFolder.Find()).Index())
                File.WriteAllBytes(Path.Combine(aside, $"{index:00} {seed.Name}{Extension}"), seed.Content);
        });
        return
        [
            .. Directory
                .GetFiles(place)
                .Order(StringComparer.Ordinal)
                .Select(file => new FuzzSeed(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file))),
        ];
    }

    /// <summary>Has ncgen make a file of CDL; null where it refuses.</summary>
    internal static byte[]? Generate(string folder, string cdl, string kind)
    {
        var (text, path) = (Path.Combine(folder, "seed.cdl"), Path.Combine(folder, "seed" + Extension));
        File.WriteAllText(text, cdl);
        File.Delete(path);
        using var process = Process.Start(
            new ProcessStartInfo("ncgen", ["-k", kind, "-o", path, text]) { RedirectStandardError = true }
        )!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && File.Exists(path) ? File.ReadAllBytes(path) : null;
    }
}
