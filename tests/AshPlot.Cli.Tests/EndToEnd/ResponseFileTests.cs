namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>A word that begins with <c>@</c> is a word like any other, not a file of words.</summary>
[CancelAfter(120_000)]
public sealed class ResponseFileTests
{
    [Test]
    public async Task A_file_whose_name_begins_with_an_at_sign_is_drawn(CancellationToken cancellation)
    {
        using var temporary = new TemporaryFolder();
        File.Copy(Directory.GetFiles(Path.Combine(Repository.Sample, "netcdf"), "*.nc").Single(), temporary["@run.nc"]);
        using var command = AshPlotProcess.StartIn(
            temporary[""],
            Path.Combine(Repository.Root, "ashplot"),
            "info",
            "@run.nc"
        );

        var result = await command.WaitAsync(cancellation);

        Assert.That(result.Status, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("air-concentration"));
    }

    [TestCase(3, "info", "@/etc/passwd")]
    [TestCase(3, "render", "@words.txt")]
    [TestCase(2, "@words.txt")]
    [TestCase(2, "render", "data", "--workers", "@words.txt")]
    public async Task The_words_in_a_file_are_neither_obeyed_nor_shown(int status, params string[] arguments)
    {
        using var temporary = new TemporaryFolder();
        temporary.Write("words.txt", "--version root:x:0:0");
        using var command = AshPlotProcess.StartIn(temporary[""], Path.Combine(Repository.Root, "ashplot"), arguments);

        var result = await command.WaitAsync(TestContext.CurrentContext.CancellationToken);

        Assert.That((result.Status, result.Output), Is.EqualTo((status, "")), result.Error);
        Assert.That(result.ErrorLines.Single(), Does.Not.Contain("root:x:0:0"));
    }
}
