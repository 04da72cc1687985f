using System.Diagnostics;
using AshPlot.Core.Comparing;
using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Tests.EndToEnd;

[CancelAfter(120_000)]
public sealed class ConvertTests
{
    private TemporaryFolder temporary = null!;

    [SetUp]
    public void MakeFolder() => temporary = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [TestCase("")]
    [TestCase("name3")]
    public async Task The_converted_sample_gives_the_same_maps_to_the_byte(string part)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        var text = Path.Combine(Repository.Sample, part);
        var converted = await AshPlotProcess.RunAsync(cancellation, "convert", text, "-o", temporary["new/run.nc"]);

        Assert.That(converted.Status, Is.Zero, converted.Error);
        Assert.That(converted.Output, Is.EqualTo(temporary["new/run.nc"] + "\n"));
        Assert.That(converted.Error, Is.Empty);
        Assert.That(
            Directory.GetFileSystemEntries(temporary["new"]),
            Has.Length.EqualTo(1),
            "working files are left behind"
        );
        await RenderAsync(text, "expected", cancellation);
        await RenderAsync(temporary["new/run.nc"], "actual", cancellation);

        var maps = Maps("expected");
        Assert.That(maps, Has.Length.EqualTo(20));
        Assert.That(Maps("actual"), Is.EqualTo(maps));
        foreach (var map in maps)
        {
            var expected = await File.ReadAllBytesAsync(temporary[$"expected/{map}"], cancellation);
            Assert.That(
                (await File.ReadAllBytesAsync(temporary[$"actual/{map}"], cancellation))
                    .AsSpan()
                    .SequenceEqual(expected),
                Is.True,
                map
            );
        }
    }

    [Test]
    public async Task The_tools_of_netcdf_read_a_file_of_any_name(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "convert",
            Path.Combine(Repository.Sample, "name3"),
            "-o",
            temporary["run"],
            "-q"
        );

        Assert.That(result.Status, Is.Zero, result.Error);
        using var dump = StartDump(temporary["run"]);
        var header = await dump.StandardOutput.ReadToEndAsync(cancellation);
        await dump.WaitForExitAsync(cancellation);
        Assert.That(dump.ExitCode, Is.Zero);
        Assert.That(
            header,
            Does.Contain("volcanic_ash_air_concentration(altitude, time, latitude, longitude)")
                .And.Contain(":Run\\ name = \"Sample_Eruption\" ;")
        );
    }

    [Test]
    public async Task A_QVA_file_of_the_sample_gives_the_same_maps(CancellationToken cancellation)
    {
        string[] words =
        [
            "--to",
            "qva",
            "--vent",
            "Katla,63.63,-19.05",
            "--event-type",
            "TEST",
            "--usage",
            "NON-OPERATIONAL",
            "--usage-reason",
            "TEST",
            "--report-status",
            "NORMAL",
            "--volcano-id",
            "372030",
            "--originator",
            "EGRR",
            "--institution",
            "Nobody",
        ];
        var converted = await AshPlotProcess.RunAsync(
            cancellation,
            ["convert", Repository.Sample, "-o", temporary["qva.nc"], .. words]
        );
        Assert.That(converted.Status, Is.Zero, converted.Error);
        // Texts differ, as titles and stamps do; what lies between the edges of the map must not.
        string[] alike = ["--quantity", "air-concentration", "--vent", "Katla,63.63,-19.05", "--no-html"];
        foreach (var (input, name) in new[] { (Repository.Sample, "expected"), (temporary["qva.nc"], "actual") })
        {
            var drawn = await AshPlotProcess.RunAsync(
                cancellation,
                ["render", input, "-o", temporary[name], "--stamp", "TEST", .. alike]
            );
            Assert.That(drawn.Status, Is.Zero, drawn.Error);
        }

        var (expected, actual) = (
            Manifest.Read(temporary["expected/manifest.json"]).Quantities.Single(),
            Manifest.Read(temporary["actual/manifest.json"]).Quantities.Single()
        );
        Assert.That(actual.Frame, Is.EqualTo(expected.Frame));
        Assert.That(
            actual.Maps.Select(map => (map.Level, map.TimeBounds!.Value[0], map.TimeBounds.Value[1])),
            Is.EqualTo(expected.Maps.Select(map => (map.Level, map.TimeBounds!.Value[0], map.TimeBounds.Value[1])))
        );
        foreach (var (one, other) in expected.Maps.Zip(actual.Maps))
            Assert.That(
                Inside("actual", other, actual.Frame!),
                Is.EqualTo(Inside("expected", one, expected.Frame!)),
                other.Path
            );
    }

    [TestCase("--event-type", "TEST")]
    [TestCase("--to", "grib")]
    [TestCase("--to", "qva")]
    [TestCase("--threshold", "2mg/m3")]
    public Task Options_of_QVA_that_do_not_fit(string option, string value) =>
        RefusedAsync(
            2,
            option == "--to" && value == "qva" ? "--event-type" : option,
            TestContext.CurrentContext.CancellationToken,
            Repository.Sample,
            "-o",
            temporary["run.nc"],
            option,
            value
        );

    private uint[] Inside(string folder, ManifestMap map, ManifestFrame frame)
    {
        var picture = Picture.Load(temporary[$"{folder}/{map.Path}"]);
        return
        [
            .. from y in Enumerable.Range((int)frame.Y + 2, (int)frame.Height - 4)
            from x in Enumerable.Range((int)frame.X + 2, (int)frame.Width - 4)
            select picture[x, y],
        ];
    }

    [Test]
    public async Task NetCDF_is_converted_too(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "convert",
            Path.Combine(Repository.Sample, "netcdf"),
            "-o",
            temporary["run.nc"],
            "-q"
        );
        Assert.That(result.Status, Is.Zero, result.Error);
        var info = await AshPlotProcess.RunAsync(cancellation, "info", temporary["run.nc"]);
        Assert.That(info.Output, Does.Contain("air-concentration").And.Contain("FL"), info.Error);
    }

    [Test]
    public Task A_missing_input(CancellationToken cancellation) =>
        RefusedAsync(3, "nowhere.txt", cancellation, temporary["nowhere.txt"], "-o", temporary["run.nc"]);

    [Test]
    public Task A_broken_row_is_named_by_file_and_line(CancellationToken cancellation)
    {
        var lines = File.ReadAllLines(
            Directory.GetFiles(Repository.Sample, "TotCol*.txt").Order(StringComparer.Ordinal).First()
        );
        lines[40] = lines[40][..60];
        temporary.Write("in/broken.txt", string.Join('\n', lines) + "\n");
        return RefusedAsync(
            3,
            "broken.txt, line 41:",
            cancellation,
            temporary["in/broken.txt"],
            "-o",
            temporary["run.nc"]
        );
    }

    [Test]
    public Task Without_an_output_it_is_wrong_usage(CancellationToken cancellation) =>
        RefusedAsync(2, "--output", cancellation, Repository.Sample);

    [Test]
    public Task An_output_below_a_file(CancellationToken cancellation)
    {
        temporary.Write("in/file", "not a folder");
        return RefusedAsync(3, "file", cancellation, Repository.Sample, "-o", temporary["in/file/run.nc"]);
    }

    [Test]
    public Task An_output_that_is_a_folder(CancellationToken cancellation)
    {
        temporary.Write("in/file", "");
        return RefusedAsync(3, "is a folder", cancellation, Repository.Sample, "-o", temporary["in"]);
    }

    [Test]
    public async Task An_output_that_is_an_input_is_left_as_it_was(CancellationToken cancellation)
    {
        var file = Directory.GetFiles(Repository.Sample, "TotCol*.txt").Order(StringComparer.Ordinal).First();
        temporary.Write("in/run.txt", await File.ReadAllTextAsync(file, cancellation));
        await RefusedAsync(2, "one of the inputs", cancellation, temporary["in"], "-o", temporary["in/run.txt"]);

        Assert.That(
            await File.ReadAllTextAsync(temporary["in/run.txt"], cancellation),
            Is.EqualTo(await File.ReadAllTextAsync(file, cancellation))
        );
    }

    private async Task RefusedAsync(int status, string named, CancellationToken cancellation, params string[] arguments)
    {
        var before = Files();
        var result = await AshPlotProcess.RunAsync(cancellation, ["convert", .. arguments]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Status, Is.EqualTo(status), result.Error);
            Assert.That(result.ErrorLines, Has.Length.EqualTo(1), result.Error);
            Assert.That(result.Error, Does.StartWith("ashplot: ").And.Contain(named));
            Assert.That(result.Output, Is.Empty);
            Assert.That(Files(), Is.EqualTo(before), "something is left behind");
        }
    }

    private async Task RenderAsync(string input, string maps, CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(
            cancellation,
            "render",
            input,
            "-o",
            temporary[maps],
            "--size",
            "500x375",
            "--workers",
            "2"
        );
        Assert.That(result.Status, Is.Zero, result.Error);
    }

    private static Process StartDump(string file)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("ncdump", ["-h", file]) { RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("ncdump (netcdf-bin) is not installed");
            throw;
        }
    }

    private string[] Files() =>
        [
            .. Directory
                .EnumerateFileSystemEntries(temporary["."], "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];

    private string[] Maps(string folder) =>
        [
            .. Directory
                .EnumerateFiles(temporary[folder], "*.png", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(temporary[folder], path))
                .Order(StringComparer.Ordinal),
        ];
}
