namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Bad input: one line that says what and where, the promised status, nothing left behind.</summary>
[CancelAfter(120_000)]
public sealed class RefusalTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public Task A_missing_file(CancellationToken cancellation) =>
        RefusedAsync(3, "nowhere.nc", cancellation, temporary["nowhere.nc"]);

    [Test]
    public Task A_folder_without_model_output(CancellationToken cancellation)
    {
        temporary.Write("empty/notes.md", "# Notes");
        return RefusedAsync(3, "empty", cancellation, temporary["empty"]);
    }

    [Test]
    public Task A_truncated_NetCDF_file(CancellationToken cancellation)
    {
        var whole = File.ReadAllBytes(Directory.GetFiles(Path.Combine(Repository.Sample, "netcdf"), "*.nc").Single());
        File.WriteAllBytes(temporary["cut.nc"], whole[..(whole.Length / 3)]);
        return RefusedAsync(3, "cut.nc", cancellation, temporary["cut.nc"]);
    }

    [Test]
    public Task A_broken_row_is_named_by_file_and_line(CancellationToken cancellation)
    {
        var lines = File.ReadAllLines(
            Directory.GetFiles(Repository.Sample, "TotCol*.txt").Order(StringComparer.Ordinal).First()
        );
        lines[40] = lines[40][..60];
        temporary.Write("broken.txt", string.Join('\n', lines) + "\n");
        return RefusedAsync(3, "broken.txt, line 41:", cancellation, temporary["broken.txt"]);
    }

    [Test]
    public Task Text_and_NetCDF_in_one_run(CancellationToken cancellation) =>
        RefusedAsync(
            3,
            "",
            cancellation,
            Directory.GetFiles(Repository.Sample, "TotCol*.txt").Order(StringComparer.Ordinal).First(),
            Directory.GetFiles(Path.Combine(Repository.Sample, "netcdf"), "*.nc").Single()
        );

    [Test]
    public Task Two_files_with_the_same_maps(CancellationToken cancellation)
    {
        var file = Directory.GetFiles(Repository.Sample, "TotCol*.txt").Order(StringComparer.Ordinal).First();
        File.Copy(file, temporary["copy.txt"]);
        return RefusedAsync(3, "copy.txt", cancellation, file, temporary["copy.txt"]);
    }

    [Test]
    public Task Trajectories_which_are_no_maps(CancellationToken cancellation)
    {
        temporary.Write(
            "paths.txt",
            "NAME III (version 6.0)\nRun name: T\nMet data: M\nBackward trajectories\n    PP Index,\n"
        );
        return RefusedAsync(3, "trajectories", cancellation, temporary["paths.txt"]);
    }

    [Test]
    public Task Time_series_which_are_no_maps(CancellationToken cancellation)
    {
        temporary.Write("series.txt", "NAME III (version 6.0)\nTitle: T\nNumber of series: 1\n \n");
        return RefusedAsync(3, "time series", cancellation, temporary["series.txt"]);
    }

    [TestCase("--workers", "0")]
    [TestCase("--workers", "many")]
    [TestCase("--size", "huge")]
    [TestCase("--colours", "no-such-map")]
    [TestCase("--level", "99999")]
    [TestCase("--quantity", "no-such-quantity")]
    [TestCase("--time", "yesterday")]
    [TestCase("--limits", "10", "50", "0", "95")]
    [TestCase("--mask-below", "1furlong")]
    [TestCase("--start-method", "wish")]
    [TestCase("--no-such-option")]
    public Task Wrong_usage(params string[] options) =>
        RefusedAsync(2, "", TestContext.CurrentContext.CancellationToken, [Repository.Sample, .. options]);

    [Test]
    public async Task An_output_folder_below_a_file(CancellationToken cancellation)
    {
        temporary.Write("file", "not a folder");
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            Repository.Sample,
            "-o",
            temporary["file/maps"]
        );

        Assert.That(result.Status, Is.EqualTo(3), result.Error);
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(Directory.GetFileSystemEntries(temporary["."]), Has.Length.EqualTo(1));
        Assert.That(File.ReadAllText(temporary["file"]), Is.EqualTo("not a folder"));
    }

    [Test]
    public async Task No_verb_is_wrong_usage(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(cancellation);
        Assert.That(result.Status, Is.EqualTo(2));
    }

    private async Task RefusedAsync(int status, string named, CancellationToken cancellation, params string[] arguments)
    {
        var result = await AshPlotProcess.RunAsync(cancellation, ["render", .. arguments, "-o", temporary["maps"]]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.EqualTo(status), result.Error);
            Assert.That(result.ErrorLines, Has.Length.EqualTo(1), result.Error);
            Assert.That(result.Error, Does.StartWith("ashplot: ").And.Contain(named));
            Assert.That(result.Output, Is.Empty);
            Assert.That(Directory.Exists(temporary["maps"]), Is.False, "an output folder is left behind");
        }
    }
}
