using AshPlot.Core.Planning;

namespace AshPlot.Cli.Reporting;

/// <summary>Shows nothing.</summary>
internal sealed class SilentProgress : IProgressDisplay
{
    public void Finished(MapPlan map)
    {
    }

    public void Dispose()
    {
    }
}
