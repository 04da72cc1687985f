using System.Globalization;
using System.Text;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>Finds what the embedded font cannot write, so that the user is told once and not map by map.</summary>
internal static class MissingSigns
{
    private const int MostNamed = 8;

    /// <summary>
    /// A warning that names the characters that maps of a plan will show as boxes; null where there are none.
    /// </summary>
    public static string? Warning(RunPlan plan, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var missing = new SortedSet<int>();
        foreach (var text in Texts(plan, options))
        {
            foreach (var rune in text.EnumerateRunes())
            {
                // The font has all of ASCII; most runs are done without loading it.
                if (
                    rune.Value > '~'
                    && !(
                        EmbeddedFonts.Regular.ContainsGlyph(rune.Value) && EmbeddedFonts.Bold.ContainsGlyph(rune.Value)
                    )
                )
                    missing.Add(rune.Value);
            }
        }

        if (missing.Count == 0)
            return null;
        var named = string.Join(", ", missing.Take(MostNamed).Select(Name));
        var more = missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : "";
        return $"The font of the maps lacks {named}{more}: drawn as boxes.";
    }

    private static IEnumerable<string> Texts(RunPlan plan, MapOptions options)
    {
        var writer = new CaptionWriter(
            options.Vent?.AddTo(plan.Run) ?? plan.Run,
            options.Title,
            options.Words,
            RunStamp.Of(plan.Run, options.Stamp)
        );
        var slices = plan
            .Maps.SelectMany(map => map.Shown.Select(shown => map with { Level = shown.Level, Slice = shown.Slice }))
            .DistinctBy(map => (map.Quantity, map.Slice.LevelIndex));
        var captions = slices.Select(map =>
        {
            var quantity = plan.Quantities[map.Quantity];
            return writer.Write(
                quantity,
                map,
                new SliceSummary(null, null, null),
                DisplayScale.Plain(quantity.Description.Units),
                MapStatus.Empty
            );
        });
        var labels = plan
            .Quantities.Select(quantity => quantity.Classes)
            .OfType<Colours.ClassScheme>()
            .Distinct()
            .SelectMany(classes => classes.Classes.Select(one => one.Label ?? "").Append(classes.Units));
        return captions.SelectMany(one => one.All).Concat(labels).Distinct();
    }

    private static string Name(int value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{(Rune.IsValid(value) ? new Rune(value).ToString() : "?")}' (U+{value:X4})"
        );
}
