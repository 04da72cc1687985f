using System.Collections.Immutable;
using AshPlot.Core.Geography;

namespace AshPlot.Core.Querying;

/// <summary>What a level holds at a time.</summary>
/// <param name="Level">Name of the level, as in file names; null without one.</param>
/// <param name="LevelValue">The level as a number, null for a named one.</param>
/// <param name="LevelUnits"><c>m</c>, <c>FL</c> or <c>hPa</c>; null for a level without a number.</param>
/// <param name="Time">UTC, ISO 8601; null without a time.</param>
/// <param name="Maximum">Largest value; null if no cell is valid.</param>
/// <param name="Longitude">Centre of its cell, -180..180; null where there is nothing.</param>
/// <param name="Latitude">Centre of its cell; null where there is nothing.</param>
/// <param name="MissingSquareMetres">Area of the cells without a value, of which nothing is known.</param>
/// <param name="Over">What is over each threshold, ascending.</param>
internal sealed record SliceFacts(
    string? Level,
    double? LevelValue,
    string? LevelUnits,
    string? Time,
    double? Maximum,
    double? Longitude,
    double? Latitude,
    double MissingSquareMetres,
    ImmutableArray<OverThreshold> Over
);

/// <summary>What is over a threshold.</summary>
/// <param name="Threshold">The threshold, in the units of the answer.</param>
/// <param name="Units">These units.</param>
/// <param name="SquareMetres">Area of the cells whose value is greater.</param>
/// <param name="Cells">Number of the cells.</param>
/// <param name="Box">Box around them to their edges, degrees, east over west also across the dateline; null where there
/// are none.</param>
internal sealed record OverThreshold(double Threshold, string Units, double SquareMetres, int Cells, AnswerBox? Box);

/// <summary>A box in degrees.</summary>
/// <param name="West">Western edge, -180..180.</param>
/// <param name="South">Southern edge.</param>
/// <param name="East">Eastern edge, over <paramref name="West"/> also across the dateline.</param>
/// <param name="North">Northern edge.</param>
internal sealed record AnswerBox(double West, double South, double East, double North)
{
    internal static AnswerBox? Of(GeoExtent? box)
    {
        if (box is null)
            return null;
        var turn =
            box.West < -180 ? 360
            : box.West >= 180 ? -360
            : 0;
        return new AnswerBox(
            Rounded(box.West + turn),
            Rounded(box.South),
            Rounded(box.East + turn),
            Rounded(box.North)
        );

        static double Rounded(double degrees) => Math.Round(degrees, 10);
    }
}
