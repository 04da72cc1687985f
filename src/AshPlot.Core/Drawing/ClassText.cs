using AshPlot.Core.Colours;
using AshPlot.Core.Units;

namespace AshPlot.Core.Drawing;

/// <summary>Classes in words.</summary>
internal static class ClassText
{
    // A boundary is a number that somebody chose: it is shown as it was given.
    private const int Digits = 6;

    /// <summary>The values of a class: <c>0.2 to 2 mg/m³</c>, <c>≥ 4 mg/m³</c>, <c>under 0.2 mg/m³</c>, <c>FL200 to FL350</c>.</summary>
    public static string Range(ColourClass one, string units)
    {
        var shown = UnitText.ForPeople(units);
        return one switch
        {
            { Lower: { } lower, Upper: { } upper } => UnitText.Range(Number(lower), Number(upper), shown),
            { Lower: { } lower } => $"≥ {UnitText.Amount(Number(lower), shown)}",
            { Upper: { } upper } => $"under {UnitText.Amount(Number(upper), shown)}",
            _ => $"all values, {shown}",
        };
    }

    /// <summary>A boundary.</summary>
    public static string Number(double value) => NumberText.Of(value, Digits);
}
