namespace AshPlot.Core.Grids;

/// <summary>The box of longitudes and latitudes that holds the corners of a cell.</summary>
/// <param name="West">Where it begins, degrees east.</param>
/// <param name="Width">Degrees of longitude; 360 about a pole.</param>
/// <param name="South">Lowest latitude.</param>
/// <param name="North">Highest latitude.</param>
internal readonly record struct CellBox(double West, double Width, double South, double North)
{
    /// <summary>True for a cell that holds a pole.</summary>
    public bool HoldsPole => Width >= 360;

    /// <summary>The box; null where the place of a corner is not known.</summary>
    public static CellBox? Of(ReadOnlySpan<(double Longitude, double Latitude)> corners)
    {
        var (first, turned, west, east, south, north) = (corners[0].Longitude, 0.0, 0.0, 0.0, 90.0, -90.0);
        for (var index = 0; index < corners.Length; index++)
        {
            var (longitude, latitude) = corners[index];
            if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
                return null;
            (west, east) = (Math.Min(west, turned), Math.Max(east, turned));
            (south, north) = (Math.Min(south, latitude), Math.Max(north, latitude));
            turned += Math.IEEERemainder(corners[(index + 1) % corners.Length].Longitude - longitude, 360);
        }

        // Round a pole, the way from corner to corner does not lead back to where it began.
        if (Math.Abs(turned) < 180)
            return new CellBox(first + west, east - west, south, north);
        return south + north > 0 ? new CellBox(-180, 360, south, 90) : new CellBox(-180, 360, -90, north);
    }
}
