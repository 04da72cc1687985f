using AshPlot.Core.Planning;
using Spectre.Console;

namespace AshPlot.Cli.Reporting;

/// <summary>A progress bar on the terminal, drawn by Spectre.Console on its own thread until all is done.</summary>
internal sealed class BarProgress : IProgressDisplay
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task display;
    private ProgressTask? bar;
    private int finished;

    public BarProgress(int maps)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        display = console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                bar = context.AddTask("maps", maxValue: maps);
                bar.Value = Volatile.Read(ref finished);
                await ended.Task.ConfigureAwait(false);
            });
    }

    public void Finished(MapPlan map)
    {
        Interlocked.Increment(ref finished);
        bar?.Increment(1);
    }

    public void Dispose()
    {
        ended.TrySetResult();
        display.GetAwaiter().GetResult();
    }
}
