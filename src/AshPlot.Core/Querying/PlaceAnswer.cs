using System.Collections.Immutable;

namespace AshPlot.Core.Querying;

/// <summary>What is known of a quantity at a place.</summary>
/// <param name="Name">Name of the place.</param>
/// <param name="Latitude">Degrees north, as asked for.</param>
/// <param name="Longitude">Degrees east, as asked for.</param>
/// <param name="Status"><c>inside</c> the model's grid or <c>outside</c> of it.</param>
/// <param name="Cell">The cell that answers for the place; null outside.</param>
/// <param name="Peak">The largest value over 0, with the earliest time and lowest level of it; null where there is
/// none.</param>
/// <param name="Over">For each threshold, when it is exceeded.</param>
/// <param name="Values">The values by time, then level; empty outside.</param>
internal sealed record PlaceAnswer(
    string Name,
    double Latitude,
    double Longitude,
    string Status,
    PlaceCell? Cell,
    PlacePeak? Peak,
    ImmutableArray<PlaceExceedance> Over,
    ImmutableArray<PlaceValue> Values
)
{
    /// <summary><see cref="Status"/> of a place in a cell of the grid.</summary>
    public const string Inside = "inside";

    /// <summary><see cref="Status"/> of a place in no cell.</summary>
    public const string Outside = "outside";
}

/// <summary>The cell that a place lies in.</summary>
/// <param name="Latitude">Its centre, degrees north.</param>
/// <param name="Longitude">Its centre, degrees east, -180..180.</param>
/// <param name="DistanceKilometres">From the place to the centre.</param>
internal sealed record PlaceCell(double Latitude, double Longitude, double DistanceKilometres);

/// <summary>The largest value at a place.</summary>
/// <param name="Value">The value.</param>
/// <param name="Level">Name of its level; null without one.</param>
/// <param name="Time">Its time; null without one.</param>
internal sealed record PlacePeak(double Value, string? Level, string? Time);

/// <summary>When a threshold is exceeded at a place, on any of the levels asked for.</summary>
/// <param name="Threshold">The threshold, in the units of the answer.</param>
/// <param name="Units">These units.</param>
/// <param name="Arrival">The first time at which a value is greater; null for never.</param>
/// <param name="ArrivalLevels">The levels on which it is then.</param>
/// <param name="Departure">The last time at which a value is greater; null for never.</param>
/// <param name="IsOverAtEnd">True where that is the last time that was asked for.</param>
/// <param name="Hours">For how long, by the periods of the times; null where the only time has no period.</param>
internal sealed record PlaceExceedance(
    double Threshold,
    string Units,
    string? Arrival,
    ImmutableArray<string> ArrivalLevels,
    string? Departure,
    bool IsOverAtEnd,
    double? Hours
);

/// <summary>A value at a place.</summary>
/// <param name="Level">Name of the level; null without one.</param>
/// <param name="LevelValue">The level as a number, null for a named one.</param>
/// <param name="LevelUnits"><c>m</c>, <c>FL</c> or <c>hPa</c>; null for a level without a number.</param>
/// <param name="Time">UTC, ISO 8601; null without a time.</param>
/// <param name="Value">The value; null where it is missing.</param>
internal sealed record PlaceValue(string? Level, double? LevelValue, string? LevelUnits, string? Time, double? Value);
