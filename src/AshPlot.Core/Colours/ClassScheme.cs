using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using AshPlot.Core.Units;

namespace AshPlot.Core.Colours;

/// <summary>Classes that adjoin one another, in ascending order. Plain data: it travels to the workers.</summary>
/// <param name="Name">Name for people and the manifest, e.g. <c>vaac</c>.</param>
/// <param name="Units">Units of the boundaries, e.g. <c>mg/m3</c>.</param>
/// <param name="Classes">At least one class; the upper boundary of each is the lower one of the next.</param>
/// <param name="IsForAirConcentration">True for thresholds that mean something for air concentration alone, whatever
/// the units.</param>
public sealed record ClassScheme(
    string Name,
    string Units,
    ImmutableArray<ColourClass> Classes,
    bool IsForAirConcentration = false
)
{
    /// <summary>
    /// The lowest value that is drawn, in the units of the scheme; null where a class holds everything below.
    /// </summary>
    [JsonIgnore]
    public double? Lowest => Classes[0].Lower;

    /// <summary>The boundaries in ascending order, in the units of the scheme.</summary>
    [JsonIgnore]
    public IEnumerable<double> Boundaries =>
        Classes.Select(one => one.Lower).Append(Classes[^1].Upper).OfType<double>();

    /// <summary>Factor from the units of the scheme to others; null when those measure something else.</summary>
    public double? FactorTo(string units) => units == Units ? 1 : UnitConversion.Factor(Units, units);

    /// <summary>
    /// A boundary times a factor, without the last digits of a product: 0.0003 and not 0.00030000000000000003.
    /// </summary>
    internal static double Scaled(double boundary, double factor) =>
        double.Parse((boundary * factor).ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>
    /// A scheme from boundaries, in ascending order, and the colours of what lies from each to the next.
    /// </summary>
    /// <param name="name">Name of the scheme.</param>
    /// <param name="units">Units of the boundaries.</param>
    /// <param name="levels">Boundaries.</param>
    /// <param name="colours">A colour for each boundary: the last is for all values from the last boundary on.</param>
    /// <param name="labels">A name for each colour, or none.</param>
    public static ClassScheme FromLevels(
        string name,
        string units,
        ReadOnlySpan<double> levels,
        ReadOnlySpan<uint> colours,
        ReadOnlySpan<string> labels = default
    )
    {
        var classes = ImmutableArray.CreateBuilder<ColourClass>(levels.Length);
        for (var index = 0; index < levels.Length; index++)
        {
            classes.Add(
                new ColourClass(
                    levels[index],
                    index + 1 < levels.Length ? levels[index + 1] : null,
                    colours[index],
                    labels.IsEmpty ? null : labels[index]
                )
            );
        }

        return new ClassScheme(name, units, classes.MoveToImmutable());
    }
}

/// <summary>A range of values that is drawn in one colour: it holds lower &lt;= value &lt; upper.</summary>
/// <param name="Lower">Lower boundary in the units of the scheme; null for a class that begins at no value.</param>
/// <param name="Upper">Upper boundary; null for a class that ends at no value.</param>
/// <param name="Colour">Opaque colour, 0xAARRGGBB.</param>
/// <param name="Label">What people call the class, e.g. <c>low</c>; null where it has no name.</param>
public sealed record ColourClass(double? Lower, double? Upper, uint Colour, string? Label = null);
