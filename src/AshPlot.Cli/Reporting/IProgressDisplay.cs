using AshPlot.Core.Planning;

namespace AshPlot.Cli.Reporting;

/// <summary>Shows how a job gets on.</summary>
internal interface IProgressDisplay : IDisposable
{
    /// <summary>A map is finished, whether drawn or failed.</summary>
    void Finished(MapPlan map);
}
