using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;

namespace AshPlot.Core.Sections;

/// <summary>
/// The points of a route that are named on a section and its map: A, B and so on; of a flight, or of many, the ends
/// alone.
/// </summary>
internal static class RouteLetters
{
    private const int Most = 10;

    /// <summary>The letters with their points, and metres from the beginning.</summary>
    public static IReadOnlyList<(string Letter, RoutePoint Point, double Metres)> Of(SectionRoute route)
    {
        var named = new List<(string, RoutePoint, double)>();
        var metres = 0.0;
        for (var index = 0; index < route.Points.Length; index++)
        {
            if (index > 0)
                metres += GreatCircle.Distance(route.Points[index - 1].Place, route.Points[index].Place);
            var isEnd = index == 0 || index == route.Points.Length - 1;
            if (isEnd || (!route.IsFlight && route.Points.Length <= Most))
                named.Add(($"{(char)('A' + named.Count)}", route.Points[index], metres));
        }

        return named;
    }

    /// <summary>The letters with their places in words.</summary>
    public static string Text(SectionRoute route) =>
        string.Join(
            "   ",
            Of(route).Select(named => $"{named.Letter} {PlaceText.Of(named.Point.Longitude, named.Point.Latitude)}")
        );
}
