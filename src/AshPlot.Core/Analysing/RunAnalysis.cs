using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Analysing;

/// <summary>What was found in a run.</summary>
internal sealed record RunAnalysis
{
    // Two areas of the same cells elsewhere along a parallel differ by rounding alone.
    private const double SameArea = 1e-9;

    /// <summary>Path under the given folder, or the run's title.</summary>
    public required string Name { get; init; }

    /// <summary>The threshold in the run's units.</summary>
    public required double Threshold { get; init; }

    /// <summary>Units of the threshold and of concentrations.</summary>
    public required string Units { get; init; }

    /// <summary>The largest area over the threshold.</summary>
    public required AdvisoryArea AdvisoryArea { get; init; }

    /// <summary>The largest concentration.</summary>
    public required MaxConcentration MaxConcentration { get; init; }

    /// <summary>The largest area without a value, of all levels and times; of ash there nothing is known.</summary>
    public double MissingSquareMetres { get; init; }

    /// <summary>Every level at every time, by time, then from the lowest level up.</summary>
    public required ImmutableArray<SeriesPoint> Series { get; init; }

    /// <summary>Sums up what workers found.</summary>
    /// <param name="name">Name of the run.</param>
    /// <param name="plan">What was analysed.</param>
    /// <param name="slices">Index of a quantity of the plan and what was found in a slice of it, in any order.</param>
    public static RunAnalysis Of(
        string name,
        AnalysisPlan plan,
        IEnumerable<(int Quantity, SliceAnalysis Slice)> slices
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(slices);
        var units = plan.Quantities[0].Units;
        var found = slices
            .Select(entry => Place.Of(plan, entry.Quantity, entry.Slice, units))
            .OrderBy(place => place.Time)
            .ThenBy(place => place.Level, LowestFirst)
            .ToArray();
        Place? largest = null,
            highest = null;
        foreach (var place in found)
        {
            if (place.SquareMetres > (largest?.SquareMetres ?? 0) * (1 + SameArea))
                largest = place;
            if (place.Maximum is { } maximum && IsHigher(maximum, place, highest))
                highest = place;
        }

        var agl = LevelNames.MarkAboveGround(plan.Run);
        return new RunAnalysis
        {
            Name = name,
            Threshold = plan.Thresholds[0],
            Units = units,
            AdvisoryArea = largest is null
                ? new AdvisoryArea(0, null, null, null)
                : new AdvisoryArea(
                    largest.SquareMetres,
                    LevelNames.Of(largest.Level, agl),
                    largest.Level.Value,
                    largest.Time?.ToString()
                ),
            MaxConcentration = highest is not { Maximum: > 0 }
                ? new MaxConcentration(highest?.Maximum, units, null, null, null, null, null)
                : new MaxConcentration(
                    highest.Maximum,
                    units,
                    LevelNames.Of(highest.Level, agl),
                    highest.Level.Value,
                    highest.Time?.ToString(),
                    highest.Longitude,
                    highest.Latitude
                ),
            MissingSquareMetres = found.Select(place => place.MissingSquareMetres).DefaultIfEmpty().Max(),
            Series =
            [
                .. found.Select(place => new SeriesPoint(
                    LevelNames.Of(place.Level, agl),
                    place.Level.Value,
                    place.Level.Units,
                    place.Time?.ToString(),
                    place.SquareMetres,
                    place.MissingSquareMetres,
                    place.Maximum
                )
                {
                    Moment = place.Time,
                }),
            ],
        };
    }

    /// <summary>From the ground up: of pressures the largest first.</summary>
    internal static Comparer<Level> LowestFirst { get; } =
        Comparer<Level>.Create(
            (one, other) =>
                one.Kind == LevelKind.Pressure && other.Kind == LevelKind.Pressure
                    ? LevelComparer.Instance.Compare(other, one)
                    : LevelComparer.Instance.Compare(one, other)
        );

    /// <summary>
    /// Of the same value at the same time and level (of two quantities) the southern, then the western one counts.
    /// </summary>
    private static bool IsHigher(double maximum, Place place, Place? highest) =>
        highest is null
        || maximum > highest.Maximum
        || (
            maximum == highest.Maximum
            && place.Time == highest.Time
            && place.Level == highest.Level
            && (place.Latitude, place.Longitude).CompareTo((highest.Latitude, highest.Longitude)) < 0
        );

    private sealed record Place(
        Level Level,
        ModelTime? Time,
        double SquareMetres,
        double MissingSquareMetres,
        double? Maximum,
        double? Longitude,
        double? Latitude
    )
    {
        public static Place Of(AnalysisPlan plan, int index, SliceAnalysis slice, string units)
        {
            var quantity = plan.Quantities[index];
            var factor =
                quantity.Units == units ? 1 : MassUnit.Find(quantity.Units)?.FactorTo(MassUnit.Find(units)!) ?? 1;
            return new Place(
                quantity.Levels[slice.LevelIndex],
                slice.TimeIndex < 0 ? null : quantity.Times[slice.TimeIndex].Time,
                slice.SquareMetres,
                slice.MissingSquareMetres,
                slice.Maximum * factor,
                slice.Longitude,
                slice.Latitude
            );
        }
    }
}

/// <summary>
/// The largest concentration, and where it is. Level, time and place are null where there is no ash at all.
/// </summary>
/// <param name="Value">The concentration; null where no cell is valid.</param>
/// <param name="Units">Its units, the file's own.</param>
/// <param name="Level">Name of the level, as in file names.</param>
/// <param name="LevelValue">The level as a number, null for a named one.</param>
/// <param name="Time">UTC, ISO 8601; null too for a run without times.</param>
/// <param name="Longitude">Centre of the cell, -180..180.</param>
/// <param name="Latitude">Centre of the cell.</param>
internal sealed record MaxConcentration(
    double? Value,
    string Units,
    string? Level,
    double? LevelValue,
    string? Time,
    double? Longitude,
    double? Latitude
);

/// <summary>The largest area over the threshold. Level and time are null where nothing is over it.</summary>
/// <param name="SquareMetres">The area.</param>
/// <param name="Level">Name of the level, as in file names.</param>
/// <param name="LevelValue">The level as a number, null for a named one.</param>
/// <param name="Time">UTC, ISO 8601; null too for a run without times.</param>
internal sealed record AdvisoryArea(double SquareMetres, string? Level, double? LevelValue, string? Time);

/// <summary>Area and maximum of one level at one time.</summary>
/// <param name="Level">Name of the level.</param>
/// <param name="LevelValue">The level as a number, null for a named one.</param>
/// <param name="LevelUnits"><c>m</c>, <c>FL</c> or <c>hPa</c>; null for a named level.</param>
/// <param name="Time">UTC, ISO 8601; null for a run without times.</param>
/// <param name="SquareMetres">Area over the threshold.</param>
/// <param name="MissingSquareMetres">Area of the cells without a value, of which nothing is known.</param>
/// <param name="MaxConcentration">Largest value in the run's units; null where no cell is valid.</param>
internal sealed record SeriesPoint(
    string? Level,
    double? LevelValue,
    string? LevelUnits,
    string? Time,
    double SquareMetres,
    double MissingSquareMetres,
    double? MaxConcentration
)
{
    /// <summary>The time as a number, for charts.</summary>
    [JsonIgnore]
    public ModelTime? Moment { get; init; }
}
