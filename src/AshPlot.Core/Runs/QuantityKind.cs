using System.Collections.Immutable;

namespace AshPlot.Core.Runs;

/// <summary>A row of the closed table of quantities that the command line promises.</summary>
/// <param name="Slug">Name in options and the manifest.</param>
/// <param name="FileToken">Part of file names.</param>
/// <param name="Title">Title for people.</param>
/// <param name="StandardName">CF standard name for volcanic ash, or null where CF has none.</param>
/// <param name="HasLevels">False for surface and column quantities, whose maps have no level.</param>
internal sealed record QuantityKind(string Slug, string FileToken, string Title, string? StandardName, bool HasLevels)
{
    /// <summary>Mass of ash per volume of air on a level.</summary>
    public static QuantityKind AirConcentration { get; } =
        new(
            "air-concentration",
            "Air_Concentration",
            "Air Concentration",
            "mass_concentration_of_volcanic_ash_in_air",
            true
        );

    /// <summary>Mass of ash per area of the whole column.</summary>
    public static QuantityKind TotalColumn { get; } =
        new("total-column", "Total_Column_Mass", "Total Column Mass", "atmosphere_mass_content_of_volcanic_ash", false);

    /// <summary>Mass of ash on the ground per area, since the release began.</summary>
    public static QuantityKind TotalDeposition { get; } =
        new("total-deposition", "Total_Deposition", "Total Deposition", null, false);

    /// <summary>A concentration integrated over time, on a layer.</summary>
    public static QuantityKind Dosage { get; } = new("dosage", "Dosage", "Dosage", null, true);

    /// <summary>Mass of ash per mass of air on a level: not a concentration, which is per volume.</summary>
    public static QuantityKind MixingRatio { get; } = new("mixing-ratio", "Mixing_Ratio", "Mixing Ratio", null, true);

    /// <summary>Mass brought down by rain per area.</summary>
    public static QuantityKind WetDeposition { get; } =
        new("wet-deposition", "Wet_Deposition", "Wet Deposition", null, false);

    /// <summary>Mass brought down without rain per area.</summary>
    public static QuantityKind DryDeposition { get; } =
        new("dry-deposition", "Dry_Deposition", "Dry Deposition", null, false);

    /// <summary>Thickness of the deposit.</summary>
    public static QuantityKind DepositThickness { get; } =
        new("deposit-thickness", "Deposit_Thickness", "Deposit Thickness", null, false);

    /// <summary>Height of the top of the cloud.</summary>
    public static QuantityKind CloudTop { get; } = new("cloud-top", "Cloud_Top", "Cloud Top", null, false);

    /// <summary>When the first ash arrives.</summary>
    public static QuantityKind ArrivalTime { get; } = new("arrival-time", "Arrival_Time", "Arrival Time", null, false);

    /// <summary>Probability that a threshold of concentration is exceeded, on a level.</summary>
    public static QuantityKind Probability { get; } = new("probability", "Probability", "Probability", null, true);

    /// <summary>
    /// Share of the times at which a threshold of concentration is exceeded, on a level; always computed.
    /// </summary>
    public static QuantityKind Exceedance { get; } = new("exceedance", "Exceedance", "Exceedance", null, true);

    /// <summary>When the last ash is there.</summary>
    public static QuantityKind DepartureTime { get; } =
        new("departure-time", "Departure_Time", "Departure Time", null, false);

    /// <summary>For how long a threshold of concentration is exceeded, on a level; always computed.</summary>
    public static QuantityKind Duration { get; } = new("duration", "Duration", "Duration", null, true);

    /// <summary>The largest concentration of all times, on a level; always computed.</summary>
    public static QuantityKind MaximumConcentration { get; } =
        new("maximum-air-concentration", "Air_Concentration_Maximum", "Maximum Air Concentration", null, true);

    /// <summary>When the largest concentration is there, on a level; always computed.</summary>
    public static QuantityKind TimeOfMaximum { get; } =
        new("time-of-maximum", "Time_of_Maximum", "Time of Maximum", null, true);

    /// <summary>Every row, in the order in which quantities are listed.</summary>
    public static ImmutableArray<QuantityKind> All { get; } =
    [
        AirConcentration,
        MixingRatio,
        TotalColumn,
        TotalDeposition,
        Dosage,
        WetDeposition,
        DryDeposition,
        DepositThickness,
        CloudTop,
        ArrivalTime,
        DepartureTime,
        Duration,
        MaximumConcentration,
        TimeOfMaximum,
        Probability,
        Exceedance,
    ];

    /// <summary>The row of a slug, or null.</summary>
    public static QuantityKind? Find(string slug) => All.FirstOrDefault(kind => kind.Slug == slug);

    /// <summary>
    /// The row that a user means by a slug or the part of file names, in any case; null if there is none.
    /// </summary>
    public static QuantityKind? FindByAnyName(string name) =>
        All.FirstOrDefault(kind => IsSameName(name, kind.Slug) || IsSameName(name, kind.FileToken));

    /// <summary>
    /// True for names that differ only in case and in what stands between words: <c>Air_Concentration</c>,
    /// <c>air-concentration</c>.
    /// </summary>
    internal static bool IsSameName(string one, string other) =>
        Plain(one).Equals(Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => name.Replace('_', '-').Replace(' ', '-');
}
