using AshPlot.Core.Planning;
using Serilog;

namespace AshPlot.Cli.Reporting;

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
        levels = plan.Maps.GroupBy(map => (map.Quantity, map.Level)).ToDictionary(group => group.Key, group => (group.Count(), group.Count()));
    }

    public void Finished(MapPlan map)
    {
        var key = (map.Quantity, map.Level);
        var (left, all) = levels[key];
        levels[key] = (--left, all);
        if (left == 0)
        {
            logger.Information("{Quantity}{Level}: {Count} {Noun} finished", plan.Quantities[map.Quantity].Description.Name,
                map.Level is { } level ? " " + level : "", all, all == 1 ? "map" : "maps");
        }
    }

    public void Dispose()
    {
    }
}
