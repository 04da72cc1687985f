namespace AshPlot.Core.Geography;

/// <summary>
/// A line through places on the Earth, in degrees, with the box that bounds it. Longitudes lie within -180 to 180.
/// </summary>
internal sealed class GeoPolyline
{
    private readonly float[] buffer;
    private readonly int start;
    private readonly int length;

    /// <summary>
    /// Makes a line of points that are already known; the array is not copied, and must not change any more.
    /// </summary>
    /// <param name="coordinates">Longitude, latitude, longitude, latitude and so on, in degrees east and north.</param>
    /// <param name="isClosed">Whether a last edge leads back to the first point (which is not repeated).</param>
    /// <exception cref="ArgumentException">There is no point, or a longitude without its latitude.</exception>
    public GeoPolyline(float[] coordinates, bool isClosed)
        : this(coordinates, 0, coordinates.Length / 2, isClosed)
    {
        if (coordinates.Length % 2 != 0)
            throw new ArgumentException("A longitude comes without its latitude.", nameof(coordinates));
    }

    /// <summary>Makes a line of some points of an array that other lines share.</summary>
    /// <param name="buffer">Longitude, latitude, longitude, latitude and so on, in degrees east and north.</param>
    /// <param name="first">The index of the first point (not of its longitude).</param>
    /// <param name="count">How many points.</param>
    /// <param name="isClosed">Whether a last edge leads back to the first point.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    internal GeoPolyline(float[] buffer, int first, int count, bool isClosed)
    {
        if (count < 1)
            throw new ArgumentException("A line needs at least one point.", nameof(count));
        this.buffer = buffer;
        start = 2 * first;
        length = 2 * count;
        IsClosed = isClosed;

        var values = Coordinates;
        float west = values[0],
            south = values[1],
            east = west,
            north = south;
        for (var index = 2; index + 1 < values.Length; index += 2)
        {
            var longitude = values[index];
            var latitude = values[index + 1];
            if (longitude < west)
                west = longitude;
            if (longitude > east)
                east = longitude;
            if (latitude < south)
                south = latitude;
            if (latitude > north)
                north = latitude;
        }
        West = west;
        South = south;
        East = east;
        North = north;
    }

    /// <summary>
    /// The points, interleaved: longitude (degrees east), latitude (degrees north), longitude, latitude and so on.
    /// </summary>
    public ReadOnlySpan<float> Coordinates => new(buffer, start, length);

    /// <summary>How many points there are.</summary>
    public int Count => length / 2;

    /// <summary>
    /// Whether a last edge leads from the last point back to the first. The first point is not repeated.
    /// </summary>
    public bool IsClosed { get; }

    /// <summary>The smallest longitude, degrees east.</summary>
    public float West { get; }

    /// <summary>The smallest latitude, degrees north.</summary>
    public float South { get; }

    /// <summary>The largest longitude, degrees east.</summary>
    public float East { get; }

    /// <summary>The largest latitude, degrees north.</summary>
    public float North { get; }

    /// <summary>
    /// Whether the box around this line touches another box, so that the line may have to be drawn there. Longitudes
    /// are compared as they are: for an extent beyond ±180 degrees, ask again with the extent moved by a full turn.
    /// </summary>
    /// <param name="west">The western edge of the other box, degrees east.</param>
    /// <param name="south">Its southern edge, degrees north.</param>
    /// <param name="east">Its eastern edge, degrees east, not less than <paramref name="west"/>.</param>
    /// <param name="north">Its northern edge, degrees north.</param>
    public bool MayTouch(double west, double south, double east, double north) =>
        West <= east && East >= west && South <= north && North >= south;

    /// <summary>An open line of some neighbouring points of this one, which shares their memory.</summary>
    /// <param name="first">The index of the first point.</param>
    /// <param name="count">How many points, one or more.</param>
    internal GeoPolyline Stretch(int first, int count) => new(buffer, start / 2 + first, count, isClosed: false);
}
