using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NameText;

/// <summary>What the columns before the values of a data row hold; -1 where there is no such column.</summary>
internal sealed record RowLayout
{
    /// <summary>The layout of NAME II and NAME III fields: x, y, longitude, latitude.</summary>
    public static RowLayout Plain { get; } =
        new()
        {
            Columns = 4,
            X = 0,
            Y = 1,
            Longitude = 2,
            Latitude = 3,
        };

    /// <summary>Number of columns before the values.</summary>
    public required int Columns { get; init; }

    /// <summary>Column of the x index, from 1.</summary>
    public required int X { get; init; }

    /// <summary>Column of the y index, from 1.</summary>
    public required int Y { get; init; }

    /// <summary>Column of the longitude.</summary>
    public int Longitude { get; init; } = -1;

    /// <summary>Column of the latitude.</summary>
    public int Latitude { get; init; } = -1;

    /// <summary>Column of the time.</summary>
    public int Time { get; init; } = -1;

    /// <summary>Column of the height.</summary>
    public int Z { get; init; } = -1;

    /// <summary>What the heights count.</summary>
    public LevelKind ZKind { get; init; }
}
