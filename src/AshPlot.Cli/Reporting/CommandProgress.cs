using AshPlot.Core.Planning;
using AshPlot.Rendering;
using Serilog;

namespace AshPlot.Cli.Reporting;

/// <summary>Shows on standard error how a render gets on: a bar on a terminal, else a line per finished level, or nothing.</summary>
internal sealed class CommandProgress(LogSettings settings, ILogger logger) : IRenderProgress
{
    private IProgressDisplay? display;

    public void Begin(RunPlan left) => display = settings.Quiet ? null
        : Console.IsErrorRedirected ? new LineProgress(left, logger) : new BarProgress(left.Maps.Length);

    public void Finished(MapPlan map, MapOutcome outcome) => display?.Finished(map);

    public void End()
    {
        display?.Dispose();
        display = null;
    }
}
