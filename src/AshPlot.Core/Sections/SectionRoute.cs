using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Querying;

namespace AshPlot.Core.Sections;

/// <summary>The way along which a vertical section is drawn: great circles from each point to the next.</summary>
/// <param name="Points">At least two.</param>
public sealed record SectionRoute(ImmutableArray<RoutePoint> Points)
{
    internal const int MostPoints = 20_000;

    /// <summary>True for a flight, whose points have times.</summary>
    internal bool IsFlight => Points[0].Seconds is not null;

    /// <summary>The option that gives the route.</summary>
    internal string Option => IsFlight ? nameof(IsFlight) : nameof(Points);

    /// <summary>Reads points, each <c>LAT,LON</c>.</summary>
    /// <exception cref="InvalidOptionException">One is none, there are fewer than two, or two in turn have no one
    /// shortest way between them.</exception>
    public static SectionRoute Parse(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Of([.. texts.Select(Point)], nameof(Points));
    }

    /// <summary>A route through points.</summary>
    /// <exception cref="InvalidOptionException">There are fewer than two, or two in turn have no one shortest way
    /// between them.</exception>
    internal static SectionRoute Of(ImmutableArray<RoutePoint> points, string option)
    {
        if (points.Length < 2)
            throw new InvalidOptionException(
                option,
                $"a route needs two points at least; {(points.Length == 1 ? "there is one" : "there is none")}"
            );
        if (points.Length > MostPoints)
            throw new InvalidOptionException(
                option,
                $"a route has at most {MostPoints} points; there are {points.Length}"
            );
        var length = 0.0;
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var leg = GreatCircle.Distance(from.Place, to.Place);
            if (leg > Math.PI * Earth.Radius * (1 - 1e-6))
                throw new InvalidOptionException(
                    option,
                    "two points in turn lie on opposite sides of the Earth, with no one shortest way between; give a point between them"
                );
            length += leg;
        }

        return length >= 1
            ? new SectionRoute(points)
            : throw new InvalidOptionException(option, "all points are the same place; give two places");
    }

    private static RoutePoint Point(string text) =>
        text.Split(',') is [var latitude, var longitude] && Place.Of("point", latitude, longitude) is { } place
            ? new RoutePoint(place.Latitude, place.Longitude)
            : throw new InvalidOptionException(
                nameof(Points),
                $"'{text}' is not a point; expected LAT,LON in degrees north and east, for example 63.985,-22.605"
            );
}

/// <summary>A point of a route.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
/// <param name="Seconds">Of a flight, when it is there: seconds since 1970-01-01T00:00:00Z; null else.</param>
/// <param name="FlightLevel">Of a flight, how high it is then; null where that is not known.</param>
public sealed record RoutePoint(double Latitude, double Longitude, long? Seconds = null, double? FlightLevel = null)
{
    internal (double Longitude, double Latitude) Place => (Longitude, Latitude);
}
