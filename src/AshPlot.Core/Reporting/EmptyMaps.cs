using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;

namespace AshPlot.Core.Reporting;

/// <summary>Tells a run that is weaker than its mask from one without ash: every map of both is empty.</summary>
internal static class EmptyMaps
{
    /// <summary>A sentence for each quantity whose maps are all empty although it has values over 0.</summary>
    public static IEnumerable<string> Warnings(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        foreach (var quantity in manifest.Quantities)
        {
            var drawn = quantity.Maps.Where(map => map.IsDrawn).ToArray();
            if (drawn.Length == 0 || drawn.Any(map => map.Status != MapStatus.Empty))
                continue;
            if (
                drawn.Max(map => map.Max) is not { } largest
                || largest <= 0
                || quantity.MaskBelow is not { } mask
                || largest >= mask
            )
                continue;
            var maps = drawn.Length == 1 ? "the map is empty" : $"all {drawn.Length} maps are empty";
            yield return $"{quantity.Title}: {maps}: its largest value, {Amount(largest)}, is below the lowest that is drawn, {Amount(mask)}; "
                + $"a continuous scale ({OptionNames.Of(nameof(MapOptions.Colours))} viridis) or a smaller {OptionNames.Of(nameof(MapOptions.MaskBelow))} shows it";

            string Amount(double value) =>
                UnitText.Amount(value.ToString("g3", CultureInfo.InvariantCulture), quantity.Units);
        }
    }
}
