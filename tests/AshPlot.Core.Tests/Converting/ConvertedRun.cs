using AshPlot.Core.Converting;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading.NetCdf;

namespace AshPlot.Core.Tests.Converting;

/// <summary>A run, and what is read from the NetCDF file that it was converted to.</summary>
internal sealed class ConvertedRun
{
    public ConvertedRun(TemporaryFolder folder, params string[] files)
        : this(folder, new LoadOptions(), files) { }

    public ConvertedRun(TemporaryFolder folder, LoadOptions options, params string[] files)
    {
        Text = Described(folder, files, options);
        Path = folder.File("run.nc");
        RunConverter.Write(Text, Path, folder.File("working"), new UnidataLibrary());
        NetCdf = RunFormats.Find(Path)!.Describe(Path, new LoadOptions());
    }

    public string Path { get; }

    public RunDescription Text { get; }

    public RunDescription NetCdf { get; }

    public static RunDescription Described(TemporaryFolder folder, IEnumerable<string> files, LoadOptions? load = null)
    {
        var options = (load ?? new LoadOptions()) with { DecodedPlanesFolder = folder.File("planes") };
        return RunMerger.Merge([.. files.Select(file => RunFormats.Find(file)!.Describe(file, options))]);
    }

    /// <summary>Every quantity, level, time, bound, edge of a cell and value must be equal, not nearly so.</summary>
    public void AssertSame()
    {
        Assert.That(NetCdf.Model, Is.EqualTo(Text.Files[0].Format == "name-text" ? Text.Model : "cf"));
        Assert.That(NetCdf.Title, Is.EqualTo(Text.Title));
        Assert.That(NetCdf.Warnings.Where(warning => !warning.Contains("uneven", StringComparison.Ordinal)), Is.Empty);
        Assert.That(NetCdf.OtherVariables, Is.Empty);
        Assert.That(NetCdf.Quantities.Select(Identity), Is.EqualTo(Text.Quantities.Select(Identity)));
        using var ours = new SliceReader(NetCdf.Files);
        using var theirs = new SliceReader(Text.Files);
        foreach (var (actual, expected) in NetCdf.Quantities.Zip(Text.Quantities))
        {
            Assert.That(actual.Levels, Is.EqualTo(expected.Levels), expected.Name);
            Assert.That(actual.Times, Is.EqualTo(expected.Times), expected.Name);
            Assert.That(
                actual.Grid.Longitudes.Centres.Concat(actual.Grid.Longitudes.Edges),
                Is.EqualTo(expected.Grid.Longitudes.Centres.Concat(expected.Grid.Longitudes.Edges))
            );
            Assert.That(
                actual.Grid.Latitudes.Centres.Concat(actual.Grid.Latitudes.Edges),
                Is.EqualTo(expected.Grid.Latitudes.Centres.Concat(expected.Grid.Latitudes.Edges))
            );
            Assert.That(
                (actual.Grid.Mapping, actual.Grid.Places is null),
                Is.EqualTo((expected.Grid.Mapping, expected.Grid.Places is null)),
                expected.Name
            );
            Assert.That(actual.Grid.IsSameAs(expected.Grid), expected.Name);
            Assert.That(
                (actual.Species, string.Join('|', actual.Notes)),
                Is.EqualTo((expected.Species, string.Join('|', expected.Notes))),
                expected.Name
            );
            Assert.That(actual.Slices.Select(Place), Is.EqualTo(expected.Slices.Select(Place)), expected.Name);
            foreach (var (slice, other) in actual.Slices.Zip(expected.Slices))
                Assert.That(
                    Values(ours, actual, slice),
                    Is.EqualTo(Values(theirs, expected, other)),
                    $"{expected.Name} {Place(slice)}"
                );
        }
    }

    private static string Identity(QuantityDescription quantity) =>
        string.Join(
            " | ",
            [
                quantity.Name,
                quantity.FileToken,
                quantity.Title,
                quantity.Units,
                quantity.StandardName,
                quantity.Statistic,
                quantity.Variable,
                .. quantity.Qualifiers.Select(pair => $"{pair.Key}={pair.Value}"),
            ]
        );

    private static (int, int) Place(SliceDescription slice) => (slice.LevelIndex, slice.TimeIndex);

    private static float[] Values(SliceReader reader, QuantityDescription quantity, SliceDescription slice)
    {
        var values = new float[quantity.Grid.CellCount];
        reader.Read(slice, values);
        return values;
    }
}
