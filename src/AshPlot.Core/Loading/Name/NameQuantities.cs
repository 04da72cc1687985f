using System.Collections.Immutable;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Loading.Name;

/// <summary>Which quantity of the command line's table a NAME field is.</summary>
internal static class NameQuantities
{
    private const string VolcanicAsh = "VOLCANIC_ASH";

    /// <summary>Quantities as NAME writes them; longest first, since the name of a field ends in one of them.</summary>
    internal static ImmutableArray<string> Names { get; } =
    [
        "Air Concentration",
        "Total deposition",
        "Wet deposition",
        "Dry deposition",
        "Concentration",
        "Deposition",
        "Dosage",
    ];

    /// <summary>NAME's name of a field: species and quantity in upper case, joined by <c>_</c>.</summary>
    public static string FieldName(string species, string quantity)
    {
        ArgumentNullException.ThrowIfNull(species);
        ArgumentNullException.ThrowIfNull(quantity);
        return string.Join('_', $"{species} {quantity}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToUpperInvariant();
    }

    /// <summary>The species of a quantity that <see cref="Classify"/> made.</summary>
    internal static string SpeciesOf(QuantityDescription quantity, QuantityKind kind) =>
        quantity.Name == kind.Slug
            ? VolcanicAsh
            : quantity.Qualifiers.GetValueOrDefault("species") ?? quantity.FileToken[..^(kind.FileToken.Length + 1)];

    /// <summary>
    /// A name by which <see cref="Classify"/> makes such a quantity again: the file's own where it is known.
    /// </summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="kind">Its row in the table.</param>
    /// <param name="species">Its species.</param>
    /// <param name="isDosage">True for a dosage that is divided by its period.</param>
    internal static string NameOf(QuantityDescription quantity, QuantityKind kind, string species, bool isDosage)
    {
        // A quantity of several fields lists their names. A dosage of one second is a column that nothing is divided
        // for.
        if (
            Names.FirstOrDefault(name => FieldName(species, name) == quantity.Variable) is { } own
            && (own != "Dosage" || isDosage || kind == QuantityKind.Dosage)
        )
        {
            return own;
        }

        if (isDosage || kind == QuantityKind.Dosage)
            return "Dosage";
        return kind == QuantityKind.TotalDeposition ? "Total deposition"
            : kind == QuantityKind.WetDeposition ? "Wet deposition"
            : kind == QuantityKind.DryDeposition ? "Dry deposition"
            : "Air Concentration";
    }

    /// <summary>Classifies a field; null where the table has no row for it, so that it is only listed.</summary>
    /// <param name="species">Species, e.g. <c>VOLCANIC_ASH</c>; without one a field is no quantity of the
    /// table.</param>
    /// <param name="quantity">Quantity, e.g. <c>Air Concentration</c>, in any case, with blanks or <c>_</c>.</param>
    /// <param name="units">Units as the file has them.</param>
    /// <param name="level">Z.</param>
    /// <param name="period">Averaging or integration over time.</param>
    public static NameQuantity? Classify(
        string species,
        string quantity,
        string units,
        Level level,
        AveragingPeriod period
    )
    {
        ArgumentNullException.ThrowIfNull(species);
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(level);
        var words = string.Join(
            ' ',
            quantity.ToLowerInvariant().Split([' ', '_', '\t'], StringSplitOptions.RemoveEmptyEntries)
        );
        var stored = Unit.Normalise(units, out _);
        return words switch
        {
            _ when string.IsNullOrWhiteSpace(species) => null,
            "air concentration" or "concentration" or "dosage" => FromConcentration(
                species,
                quantity,
                stored,
                level,
                period,
                words == "dosage"
            ),
            "total deposition" or "deposition" => Deposit(QuantityKind.TotalDeposition),
            "wet deposition" => Deposit(QuantityKind.WetDeposition),
            "dry deposition" => Deposit(QuantityKind.DryDeposition),
            _ => null,
        };

        // A rate of deposition (g/(m2 s)) that was not integrated is not a deposit.
        NameQuantity? Deposit(QuantityKind kind) =>
            stored.Contains("s)", StringComparison.Ordinal)
                ? null
                : Make(kind, species, quantity, stored, 1, period.Statistic, level);
    }

    private static NameQuantity? FromConcentration(
        string species,
        string quantity,
        string units,
        Level level,
        AveragingPeriod period,
        bool isDosage
    )
    {
        var timesSecond = units.Contains(" s/", StringComparison.Ordinal);
        var integrated = isDosage || timesSecond || period.Statistic == AveragingPeriod.Sum;
        var perArea = units.EndsWith("/m2", StringComparison.Ordinal);
        if (!perArea && !NameLevel.IsVerticalIntegral(level))
        {
            var kind = integrated ? QuantityKind.Dosage : QuantityKind.AirConcentration;
            return Make(kind, species, quantity, units, 1, integrated ? AveragingPeriod.Sum : period.Statistic, level);
        }

        // A column: a mass per area, or its integral over a known period. "Boundary layer" is not the whole column.
        var wholeColumn = NameLevel.IsVerticalIntegral(level) || level.Kind == LevelKind.None;
        var mass = units.Replace(" s/", "/", StringComparison.Ordinal);
        if (
            !wholeColumn
            || MassUnit.Find(mass)?.Per != "m2"
            || integrated != timesSecond
            || (integrated && period.Seconds <= 0)
        )
        {
            return null;
        }

        var factor = integrated ? 1.0 / period.Seconds : 1;
        return Make(
            QuantityKind.TotalColumn,
            species,
            quantity,
            mass,
            factor,
            integrated ? AveragingPeriod.Mean : period.Statistic,
            level
        );
    }

    private static NameQuantity Make(
        QuantityKind kind,
        string species,
        string quantity,
        string units,
        double factor,
        string? statistic,
        Level level
    )
    {
        var isAsh = string.Join('_', species.Split([' ', '_', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Equals(VolcanicAsh, StringComparison.OrdinalIgnoreCase);
        var token = MadeSafe(species.Trim());
        return new NameQuantity
        {
            Kind = kind,
            Name = isAsh ? kind.Slug : $"{token.Replace('_', '-').ToLowerInvariant()}-{kind.Slug}",
            FileToken = isAsh ? kind.FileToken : $"{token}_{kind.FileToken}",
            Title = isAsh ? kind.Title : $"{species.Trim().Replace('_', ' ')} {kind.Title}",
            StandardName = isAsh ? kind.StandardName : null,
            Variable = FieldName(species, quantity),
            Units = units,
            Factor = factor,
            Statistic = statistic,
            Level = kind.HasLevels ? level : Level.None,
            Qualifiers =
                isAsh || token == species.Trim()
                    ? ImmutableSortedDictionary<string, string>.Empty
                    : ImmutableSortedDictionary<string, string>.Empty.Add("species", species.Trim()),
        };
    }

    /// <summary>Letters, digits, <c>.</c>, <c>-</c> and <c>_</c> stay, all else becomes <c>_</c>.</summary>
    private static string MadeSafe(string text) =>
        new([
            .. text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'),
        ]);
}
