using AshPlot.Core.Planning;
using Serilog;

namespace AshPlot.Cli.Reporting;

/// <summary>Chooses how progress is shown: a bar on a terminal, else a line per finished level, or nothing.</summary>
internal static class ProgressDisplays
{
    public static IProgressDisplay Create(RunPlan plan, LogSettings settings, ILogger logger)
    {
        if (settings.Quiet)
            return new SilentProgress();
        return Console.IsErrorRedirected ? new LineProgress(plan, logger) : new BarProgress(plan.Maps.Length);
    }
}
