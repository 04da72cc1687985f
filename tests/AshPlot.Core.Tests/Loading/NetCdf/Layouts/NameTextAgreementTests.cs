using AshPlot.Core.Loading;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf.Layouts;

[Category("RealData")]
[CancelAfter(120_000)]
internal sealed class NameTextAgreementTests
{
    [Test]
    public void A_run_saved_by_iris_and_its_text_files_are_the_same_maps()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("planes"));
        var options = new LoadOptions { DecodedPlanesFolder = folder.File("planes") };
        var netcdf = Describe(Path.Combine(RealData.Folder(), "VA_Tutorial_NAME_output.nc"), options);
        var text = RunMerger.Merge([
            .. Directory
                .EnumerateFiles(RealData.Folder(), "*_trimmed.txt")
                .Order()
                .Select(path => Describe(path, options)),
        ]);

        Assert.That(text.Files, Has.Length.EqualTo(6));
        Assert.That(netcdf.Title, Is.EqualTo(text.Title));
        Assert.That(netcdf.Quantities.Select(Identity), Is.EqualTo(text.Quantities.Select(Identity)));
        using var netcdfReader = new SliceReader(netcdf.Files);
        using var textReader = new SliceReader(text.Files);
        foreach (var (ours, theirs) in netcdf.Quantities.Zip(text.Quantities))
        {
            Assert.That(ours.Levels, Is.EqualTo(theirs.Levels));
            Assert.That(ours.Times, Is.EqualTo(theirs.Times));
            Assert.That(ours.Grid.IsSameAs(theirs.Grid), Is.True);
            Assert.That(ours.Slices, Has.Length.EqualTo(theirs.Slices.Length));
            foreach (var (slice, other) in ours.Slices.Zip(theirs.Slices))
            {
                var (values, expected) = (new float[ours.Grid.CellCount], new float[ours.Grid.CellCount]);
                netcdfReader.Read(slice, values);
                textReader.Read(other, expected);
                Assert.That(values, Is.EqualTo(expected), $"{ours.Name} {slice.LevelIndex} {slice.TimeIndex}");
                Assert.That(values.Max(), Is.GreaterThan(0));
            }
        }
    }

    private static RunDescription Describe(string path, LoadOptions options) =>
        RunFormats.Find(path)!.Describe(path, options);

    private static (string, string, string, string, string?, string?, int) Identity(QuantityDescription quantity) =>
        (
            quantity.Name,
            quantity.FileToken,
            quantity.Title,
            quantity.Units,
            quantity.StandardName,
            quantity.Statistic,
            quantity.Qualifiers.Count
        );
}
