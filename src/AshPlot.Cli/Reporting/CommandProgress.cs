using AshPlot.Core.Planning;
using AshPlot.Rendering;
using Serilog;
using Spectre.Console;

namespace AshPlot.Cli.Reporting;

/// <summary>
/// Shows on standard error how a render gets on: a bar on a terminal, else a line per finished level, or nothing.
/// </summary>
internal sealed class CommandProgress(LogSettings settings, ILogger logger) : IRenderProgress
{
    private IProgressDisplay? display;

    public void Begin(RunPlan left) =>
        display =
            settings.Quiet ? null
            : Console.IsErrorRedirected ? new LineProgress(left, logger)
            : new BarProgress(left.Maps.Length);

    public void Finished(MapPlan map, MapOutcome outcome) => display?.Finished(map);

    public void End()
    {
        display?.Dispose();
        display = null;
    }
}

/// <summary>Shows how a job gets on.</summary>
internal interface IProgressDisplay : IDisposable
{
    /// <summary>A map is finished, whether drawn or failed.</summary>
    void Finished(MapPlan map);
}

/// <summary>One line per finished level of a quantity: what a log file of a batch job can bear.</summary>
internal sealed class LineProgress : IProgressDisplay
{
    private readonly RunPlan plan;
    private readonly ILogger logger;
    private readonly Dictionary<(int Quantity, string? Level), (int Left, int All)> levels;

    public LineProgress(RunPlan plan, ILogger logger)
    {
        this.plan = plan;
        this.logger = logger;
        levels = plan
            .Maps.GroupBy(map => (map.Quantity, map.Level))
            .ToDictionary(group => group.Key, group => (group.Count(), group.Count()));
    }

    public void Finished(MapPlan map)
    {
        var key = (map.Quantity, map.Level);
        var (left, all) = levels[key];
        levels[key] = (--left, all);
        if (left == 0)
        {
            logger.Information(
                "{Quantity}{Level}: {Count} {Noun} finished",
                plan.Quantities[map.Quantity].Description.Name,
                map.Level is { } level ? " " + level : "",
                all,
                all == 1 ? "map" : "maps"
            );
        }
    }

    public void Dispose() { }
}

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
        display = console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
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
