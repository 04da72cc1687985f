using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Reporting;
using AshPlot.Core.Units;

namespace AshPlot.Core.Finishing;

/// <summary>What the colours of maps stand for, in the units that maps print.</summary>
internal static class ScaleText
{
    private const int Digits = 4;

    /// <summary>A quantity's classes or scale in a line of words.</summary>
    public static string Of(ManifestQuantity quantity) =>
        quantity.Scale switch
        {
            { Classes: { IsEmpty: false } classes } => Classes(classes, quantity.Units),
            { Min: { } min, Max: { } max } scale =>
                $"{scale.Colours ?? "Colours"} ({scale.Kind}): {Range(min, max, quantity.Units)}",
            _ => $"In {DisplayScale.Plain(quantity.Units).Units}; each map has its own scale.",
        };

    /// <summary>As <see cref="Of"/>, after what the scale leaves out, which is the first of the notes.</summary>
    public static string WithGap(ManifestQuantity quantity) =>
        quantity is { Scale.Incomplete: true, Notes: [var gap, ..] } ? $"{gap}. {Of(quantity)}" : Of(quantity);

    private static string Range(double min, double max, string units)
    {
        var display = Display(max, units);
        return UnitText.Range(
            NumberText.Of(min * display.Factor, Digits),
            NumberText.Of(max * display.Factor, Digits),
            display.Units
        );
    }

    private static string Classes(IReadOnlyList<ManifestClass> classes, string units)
    {
        var display = Display(classes.Max(one => one.Upper ?? one.Lower ?? 0), units);
        return string.Join(
            "; ",
            classes.Select(one =>
                string.Join(' ', new[] { one.Colour, one.Label, Words(one) }.Where(part => !string.IsNullOrEmpty(part)))
            )
        );

        string Words(ManifestClass one) =>
            ClassText.Range(
                new ColourClass(one.Lower * display.Factor, one.Upper * display.Factor, default),
                display.Units
            );
    }

    private static DisplayScale Display(double largest, string units) =>
        DisplayScale.For(new ColourScale(0, largest, ScaleKind.Linear), units);
}
