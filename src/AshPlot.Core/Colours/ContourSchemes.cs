using System.Collections.Immutable;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Colours;

/// <summary>
/// The classes that each quantity is drawn in unless another scale is asked for: contours in common use, by about
/// threes (those of Ash3d's web products, HYSPLIT's ash maps and pyflexplot). They do not depend on the run, so that a
/// colour means the same on every map. <c>docs/colours.md</c> lists them.
/// </summary>
internal static class ContourSchemes
{
    /// <summary>What options call them.</summary>
    public const string Name = "contours";

    /// <summary>The mask of a difference, below all its values: its classes say what is drawn.</summary>
    public const double NoMask = -1e30;

    // The palettes darken from class to class, and were chosen by number (PaletteTests): each class is apart from the
    // next and from sea, land and paper for normal, red-blind, green-blind and blue-blind eyes.
    private static readonly uint[] Nine =
    [
        0xFFF7C948,
        0xFFEE902A,
        0xFFE3662F,
        0xFFD83A41,
        0xFFB82A5C,
        0xFF921B78,
        0xFF5B107C,
        0xFF381856,
        0xFF0A0630,
    ];
    private static readonly uint[] Ten =
    [
        0xFFF7C948,
        0xFFF69630,
        0xFFE87035,
        0xFFE64A3F,
        0xFFC53252,
        0xFFA82263,
        0xFF821977,
        0xFF540F7B,
        0xFF311855,
        0xFF0A0630,
    ];
    private static readonly uint[] Twelve =
    [
        0xFFF7C948,
        0xFFF6A42C,
        0xFFEF8028,
        0xFFE66035,
        0xFFDB3C3F,
        0xFFC33051,
        0xFFAB2461,
        0xFF8E1A75,
        0xFF6B167D,
        0xFF430E7B,
        0xFF251153,
        0xFF0A0630,
    ];

    // Less in blue, more in red, darker the larger the difference; what is near zero has no colour.
    private static readonly uint[] Less = [0xFF8DBDE0, 0xFF5292C8, 0xFF2A64A6, 0xFF123A78, 0xFF061A44];
    private static readonly uint[] More = [0xFFF0AC7E, 0xFFDD7145, 0xFFB93A2B, 0xFF82151F, 0xFF450510];

    private static readonly ImmutableArray<Set> Sets =
    [
        new(
            QuantityKind.AirConcentration,
            "mg/m3",
            [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000],
            Nine,
            [0.1, 0.3, 1, 3, 10]
        ),
        new(QuantityKind.TotalColumn, "g/m2", [0.2, 1, 2, 5, 10, 30, 100, 300, 1000], Nine, [0.2, 1, 5, 20, 100]),
        new(
            QuantityKind.TotalDeposition,
            "kg/m2",
            [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300],
            Ten,
            [0.1, 0.3, 1, 3, 10]
        ),
        new(QuantityKind.TotalDeposition, "g/m2", [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000], Nine, [0.1, 0.3, 1, 3, 10]),
        new(QuantityKind.WetDeposition, "g/m2", [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000], Nine, [0.1, 0.3, 1, 3, 10]),
        new(QuantityKind.DryDeposition, "g/m2", [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000], Nine, [0.1, 0.3, 1, 3, 10]),
        new(
            QuantityKind.DepositThickness,
            "mm",
            [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300],
            Ten,
            [0.1, 0.3, 1, 3, 10]
        ),
        new(
            QuantityKind.CloudTop,
            UnitText.FlightLevel,
            [0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550],
            Twelve,
            [25, 50, 100, 150, 200]
        ),
        new(QuantityKind.CloudTop, "km", [0, 2, 4, 6, 8, 10, 12, 14, 16, 20], Ten, [0.5, 1, 2, 4, 6]),
        // The earliest hours are the darkest.
        new(QuantityKind.ArrivalTime, "h", [0, 3, 6, 9, 12, 18, 24, 36, 48], [.. Nine.Reverse()], [1, 3, 6, 12, 24]),
        new(QuantityKind.Probability, "%", [0, 10, 20, 30, 40, 50, 60, 70, 80, 90], Ten, [10, 20, 40, 60, 80]),
        new(QuantityKind.Exceedance, "%", [0, 10, 20, 30, 40, 50, 60, 70, 80, 90], Ten, [10, 20, 40, 60, 80]),
    ];

    /// <summary>Every set, with the quantity that it is for, in the order of the table of quantities.</summary>
    public static IEnumerable<(string Quantity, ClassScheme Classes)> All =>
        Sets.Select(set => (set.Kind.Slug, set.Scheme));

    /// <summary>
    /// The contours of a quantity; null for one that has none, because of what it is or of its units.
    /// </summary>
    public static ClassScheme? For(QuantityDescription quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        if (quantity.Role == ComparisonRole.Classes)
            return ClassDifferences;
        var isDifference = quantity.IsDifference;
        var name = isDifference ? quantity.Name[..^QuantityDescription.DifferenceSuffix.Length] : quantity.Name;
        foreach (var set in Sets)
        {
            if (name.EndsWith(set.Kind.Slug, StringComparison.Ordinal) && set.IsFor(quantity.Units))
                return isDifference ? set.Differences : set.Scheme;
        }

        return null;
    }

    /// <summary>
    /// The lower boundaries of the contours of a quantity, in its own units; none where it has no contours.
    /// </summary>
    public static ImmutableArray<double> BoundariesOf(QuantityDescription quantity)
    {
        return For(quantity) is { } scheme && scheme.FactorTo(quantity.Units) is { } factor
            ? [.. scheme.Boundaries.Select(boundary => ClassScheme.Scaled(boundary, factor))]
            : [];
    }

    /// <summary>True for classes of this kind, whole or cut at a mask.</summary>
    public static bool Has(ClassScheme classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return classes.Name == Name;
    }

    // Between whole numbers of classes.
    private static readonly ClassScheme ClassDifferences = Diverging(
        QuantityDescription.ClassUnits,
        [0.5, 1.5, 2.5, 3.5]
    );

    private static ClassScheme Diverging(string units, double[] steps)
    {
        var classes = ImmutableArray.CreateBuilder<ColourClass>();
        for (var index = steps.Length - 1; index >= 0; index--)
            classes.Add(
                new ColourClass(index + 1 < steps.Length ? -steps[index + 1] : null, -steps[index], Less[index])
            );
        classes.Add(new ColourClass(-steps[0], steps[0], FieldColours.Transparent));
        for (var index = 0; index < steps.Length; index++)
            classes.Add(new ColourClass(steps[index], index + 1 < steps.Length ? steps[index + 1] : null, More[index]));
        return new ClassScheme(Name, units, classes.ToImmutable());
    }

    /// <summary>The contours of one quantity in one unit.</summary>
    /// <param name="Kind">The quantity, of whatever species.</param>
    /// <param name="Units">Units of the boundaries.</param>
    /// <param name="Levels">Lower boundaries, ascending.</param>
    /// <param name="Colours">A colour for each.</param>
    /// <param name="Steps">Boundaries of differences on either side of zero.</param>
    private sealed record Set(QuantityKind Kind, string Units, double[] Levels, uint[] Colours, double[] Steps)
    {
        public ClassScheme Scheme { get; } = ClassScheme.FromLevels(Name, Units, Levels, Colours);

        public ClassScheme Differences { get; } = Diverging(Units, Steps);

        /// <summary>Heights that count flight levels, and deposits in kilograms, have sets of their own.</summary>
        public bool IsFor(string units) =>
            Units switch
            {
                UnitText.FlightLevel => units == UnitText.FlightLevel,
                "kg/m2" => Unit.Find(units)?.Symbol.Contains("kg", StringComparison.Ordinal) == true
                    && Scheme.FactorTo(units) is not null,
                _ => Scheme.FactorTo(units) is not null,
            };
    }
}
