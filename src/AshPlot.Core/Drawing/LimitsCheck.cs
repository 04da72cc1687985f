using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing;

/// <summary>Finds limits that show no cell of a grid, before the first map is drawn.</summary>
internal static class LimitsCheck
{
    /// <summary>
    /// What the user should know of quantities whose grid the limits miss; null where they miss none.
    /// </summary>
    /// <exception cref="InvalidOptionException">They miss the grid of every quantity that is drawn.</exception>
    public static string? Warning(RunPlan plan, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Limits is not { } limits)
            return null;
        var missed = plan
            .Quantities.Select(quantity => quantity.Description)
            .Where(quantity => !Shows(limits, MapExtent.BoxOf(quantity.Grid)))
            .ToArray();
        if (missed.Length == 0)
            return null;
        var box = MapExtent.BoxOf(missed[0].Grid);
        var where =
            $"the box misses the model's grid, which goes from {Number(box.West)} to {Number(box.East)} degrees east and from {Number(box.South)} to {Number(box.North)} degrees north";
        if (missed.Length < plan.Quantities.Length)
            return $"{OptionNames.Of(nameof(MapOptions.Limits))}: {where}, for {string.Join(", ", missed.Select(quantity => quantity.Title).Distinct())}.";
        var exchanged = limits with { West = limits.East, East = limits.West + 360 };
        throw new InvalidOptionException(
            nameof(MapOptions.Limits),
            $"{where}; {(exchanged.Width < 180 && Shows(exchanged, box) ? "are west and east exchanged? Give" : "give")} XMIN YMIN XMAX YMAX within it"
        );
    }

    private static bool Shows(GeoExtent limits, GeoExtent grid)
    {
        if (limits.South >= grid.North || limits.North <= grid.South)
            return false;
        var turned = limits.TurnedTowards(grid.CentralLongitude);
        return turned.West < grid.East && turned.East > grid.West;
    }

    private static string Number(double degrees) => degrees.ToString("0.###", CultureInfo.InvariantCulture);
}
