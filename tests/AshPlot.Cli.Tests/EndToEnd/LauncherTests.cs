namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>The script <c>./ashplot</c>.</summary>
[CancelAfter(120_000)]
public sealed class LauncherTests
{
    [Test]
    public async Task The_version_is_one_line(CancellationToken cancellation)
    {
        var result = await AshPlotProcess.RunAsync(cancellation, "--version");
        Assert.That((result.Status, result.Output, result.Error), Is.EqualTo((0, "0.2.0\n", "")));
    }

    [Test]
    public async Task It_works_from_any_folder_through_a_symbolic_link(CancellationToken cancellation)
    {
        using var temporary = new TemporaryFolder();
        File.CreateSymbolicLink(temporary["ash"], Path.Combine(Repository.Root, "ashplot"));
        using var command = AshPlotProcess.StartIn(Path.GetTempPath(), temporary["ash"], "--version");
        var result = await command.WaitAsync(cancellation);
        Assert.That((result.Status, result.Output), Is.EqualTo((0, "0.2.0\n")), result.Error);
    }

    [Test]
    public async Task Its_process_becomes_the_program(CancellationToken cancellation)
    {
        using var temporary = new TemporaryFolder();
        using var held = await HeldRender.StartAsync(
            () =>
                AshPlotProcess.Start(
                    "render",
                    Repository.Sample,
                    "-o",
                    temporary["maps"],
                    "--serial",
                    "--size",
                    "3000x2250",
                    "-q"
                ),
            temporary["maps"],
            1,
            cancellation
        );
        var program = new FileInfo($"/proc/{held.Command.Id}/exe").ResolveLinkTarget(returnFinalTarget: true)!.Name;
        Processes.Send(Signal.Kill, held.Command.Id);
        await held.Command.WaitAsync(cancellation);
        Assert.That(program, Is.EqualTo("ashplot"));
    }
}
