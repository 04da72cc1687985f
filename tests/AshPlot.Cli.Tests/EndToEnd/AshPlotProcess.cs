using System.Diagnostics;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Runs the program as a user does, through <c>./ashplot</c>.</summary>
internal sealed class AshPlotProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private AshPlotProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public static AshPlotProcess Start(params string[] arguments) => StartIn(Repository.Root, "./ashplot", arguments);

    public static AshPlotProcess StartIn(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            UseShellExecute = false,
            FileName = Path.IsPathRooted(program) ? program : Path.Combine(folder, program),
        };
        return new AshPlotProcess(Process.Start(start)!);
    }

    public static async Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        using var command = Start(arguments);
        return await command.WaitAsync(cancellation);
    }

    public async Task<CommandResult> WaitAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return new CommandResult(
            process.ExitCode,
            await output.WaitAsync(cancellation),
            await error.WaitAsync(cancellation)
        );
    }

    /// <summary>Sends a signal by its name, as a shell does.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
