using System.IO.Compression;
using AshPlot.Fuzz.Damage;
using AshPlot.Fuzz.Hdf5;
using ICSharpCode.SharpZipLib.BZip2;

namespace AshPlot.Fuzz.Inputs;

/// <summary>Model output that is damaged, odd or senseless; each method writes a file and returns its path.</summary>
internal static class ModelInputs
{
    private const int MostMutations = 4;
    private const int Kinds = 8;

    // Two synthetic runs: several pollutants, of which only cells that are not zero are stored; and one with whole
    // planes.
    private static readonly string[] CdumpSeeds = ["hysplit-packed.cdump", "hysplit-plain.cdump"];

    private static IReadOnlyList<FuzzSeed>? netCdf;
    private static IReadOnlyList<FuzzSeed>? texts;

    /// <summary>Damaged NAME text.</summary>
    public static string Text(FuzzInput input)
    {
        texts ??= TextSeeds.All(SampleFolder.Find());
        return input.Write(
            "damaged.txt",
            Damage(texts[input.Number % texts.Count].Content, input.Random, (content, random) =>
                random.Next(4) > 0 ? TextMutations.Apply(content, random) : ByteMutations.Apply(content, random)
            )
        );
    }

    /// <summary>Damaged binary files of HYSPLIT.</summary>
    public static string Cdump(FuzzInput input) =>
        input.Write("damaged", Damage(EmbeddedSeeds.Read(input.Pick(CdumpSeeds)), input.Random, ByteMutations.Apply));

    /// <summary>Compressed files that are damaged as they are stored, or as they are unpacked.</summary>
    public static string Compressed(FuzzInput input)
    {
        var content = EmbeddedSeeds.Read(input.Pick(CdumpSeeds));
        var isDamagedInside = input.Random.Next(3) == 0;
        if (isDamagedInside)
            content = Damage(content, input.Random, ByteMutations.Apply);
        using var stored = new MemoryStream();
        using (
            Stream packing =
                input.Random.Next(2) == 0
                    ? new GZipStream(stored, CompressionLevel.Fastest, leaveOpen: true)
                    : new BZip2OutputStream(stored, 1) { IsStreamOwner = false }
        )
        {
            packing.Write(content);
        }

        return input.Write(
            "damaged.bz2",
            isDamagedInside ? stored.ToArray() : Damage(stored.ToArray(), input.Random, ByteMutations.Apply)
        );
    }

    /// <summary>Damaged NetCDF of every kind.</summary>
    public static string NetCdf(FuzzInput input)
    {
        netCdf ??= NetCdfSeeds.In(input.SeedFolder);
        return input.Write(
            "damaged.nc",
            Damage(netCdf[input.Number % netCdf.Count].Content, input.Random, ByteMutations.Apply)
        );
    }

    /// <summary>NetCDF-4 with what HDF5 has beyond it.</summary>
    public static string Hdf5(FuzzInput input)
    {
        netCdf ??= NetCdfSeeds.In(input.SeedFolder);
        var seeds = netCdf.Where(seed => seed.Name.EndsWith("(nc4)", StringComparison.Ordinal)).ToArray();
        var path = input.Write("features.nc", seeds.Length == 0 ? netCdf[0].Content : input.Pick(seeds).Content);
        if (Hdf5Library.IsAvailable)
            Hdf5Features.AddTo(path, input.Random);
        return path;
    }

    /// <summary>NetCDF of the right form whose values make no sense.</summary>
    public static string Senseless(FuzzInput input)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var cdl = EmbeddedSeeds.Text(input.Pick(NetCdfSeeds.Layouts) + ".cdl");
            for (var count = input.Random.Next(1, MostMutations + 1); count > 0; count--)
                cdl = CdlMutations.Apply(cdl, input.Random);
            if (NetCdfSeeds.Generate(input.Folder, cdl, input.Random.Next(2) == 0 ? "nc4" : "nc3") is { } content)
                return input.Write("senseless.nc", content);
        }

        return NetCdf(input);
    }

    /// <summary>True where <see cref="Any"/> makes text by this chance.</summary>
    public static bool IsText(Random random) => random.Next(Kinds) <= 1;

    /// <summary>Any of them.</summary>
    public static string Any(FuzzInput input) =>
        input.Random.Next(Kinds) switch
        {
            0 or 1 => Text(input),
            2 or 3 => NetCdf(input),
            4 => Hdf5(input),
            _ => Senseless(input),
        };

    /// <summary>Mostly one mutation: the first of many hides what the others would have shown.</summary>
    public static byte[] Damage(byte[] content, Random random, Func<byte[], Random, byte[]> mutation)
    {
        for (var count = random.Next(3) > 0 ? 1 : random.Next(2, MostMutations + 1); count > 0; count--)
            content = mutation(content, random);
        return content;
    }
}
