using System.Globalization;
using AshPlot.Core.Colours;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>Classes in words.</summary>
internal static class ClassText
{
    // A boundary is a number that somebody chose: it is shown as it was given.
    private const int Digits = 6;

    /// <summary>
    /// The values of a class: <c>0.2 to 2 mg/m³</c>, <c>≥ 4 mg/m³</c>, <c>under 0.2 mg/m³</c>, <c>FL200 to FL350</c>.
    /// </summary>
    public static string Range(ColourClass one, string units)
    {
        if (units == QuantityDescription.ClassUnits)
            return Steps(one);
        var shown = UnitText.ForPeople(units);
        return one switch
        {
            { Lower: { } lower, Upper: { } upper } => UnitText.Range(Number(lower), Number(upper), shown),
            { Lower: { } lower } => $"≥ {UnitText.Amount(Number(lower), shown)}",
            { Upper: { } upper } => $"under {UnitText.Amount(Number(upper), shown)}",
            _ => $"all values, {shown}",
        };
    }

    /// <summary>
    /// Whole numbers of classes, between whose halves the boundaries lie: <c>+1 class</c>, <c>≤ -4 classes</c>, <c>same
    /// class</c>.
    /// </summary>
    private static string Steps(ColourClass one)
    {
        var steps = one switch
        {
            { Lower: { } lower, Upper: { } upper } => (lower + upper) / 2,
            { Lower: { } lower } => lower + 0.5,
            { Upper: { } upper } => upper - 0.5,
            _ => 0,
        };
        if (steps == 0)
            return "same class";
        var open =
            one.Upper is null ? "≥ "
            : one.Lower is null ? "≤ "
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{open}{steps:+0;-0} {(Math.Abs(steps) == 1 ? "class" : "classes")}"
        );
    }

    /// <summary>A boundary.</summary>
    public static string Number(double value) => NumberText.Of(value, Digits);
}
