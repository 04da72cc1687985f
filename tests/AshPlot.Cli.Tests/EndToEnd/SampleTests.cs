namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(120_000)]
public sealed class SampleTests
{
    [Test]
    public async Task The_sample_is_written_as_it_lies_in_the_repository(CancellationToken cancellation)
    {
        using var temporary = new TemporaryFolder();
        var result = await AshPlotProcess.RunAsync(cancellation, "sample", temporary["sample"]);

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(result.Output, Is.EqualTo(temporary["sample"] + "\n"));
        var files = Files(Repository.Sample);
        Assert.That(Files(temporary["sample"]), Is.EqualTo(files));
        foreach (var file in files.Where(file => file.EndsWith(".txt", StringComparison.Ordinal)))
        {
            var expected = await File.ReadAllBytesAsync(Path.Combine(Repository.Sample, file), cancellation);
            Assert.That(
                await File.ReadAllBytesAsync(Path.Combine(temporary["sample"], file), cancellation),
                Is.EqualTo(expected),
                file
            );
        }
    }

    private static string[] Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path))
                .Order(StringComparer.Ordinal),
        ];
}
