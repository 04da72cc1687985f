using AshPlot.Core.Geography;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// The cities of a map: the most important ones that lie apart, as many as let the map be read, and none that is too
/// small for its scale. They are the same for all maps of a view; where ash or another name takes the place of one, it
/// is left out on that map.
/// </summary>
internal static class CityNames
{
    // In pixels of the reference picture: how far apart two are at least, and of how much of the map each is the only
    // one.
    private const double Apart = 64;
    private const double AreaOfEach = 150 * 150;
    private const float Radius = 1.9f;
    private const float RadiusOfCapital = 2.8f;

    private const float Inset = 4;

    // Inhabitants of the smallest place shown on a map of a kilometre to the pixel; of ten, a hundred times as many.
    private const double LeastPopulation = 3000;

    /// <summary>The names, capitals first.</summary>
    public static IEnumerable<MapLabel> Of(MapView view, SKFont font)
    {
        var (frame, zoom) = (view.Frame, view.Layout.TextZoom);
        var least = LeastPopulation * Math.Pow(view.KilometresPerPixel * view.Layout.Zoom, 2);
        var most = Math.Max(3, frame.Width * frame.Height / (AreaOfEach * zoom * zoom));
        var window = MapWindow.Of(frame, view.Projection);
        var taken = new List<SKPoint>();
        foreach (var city in CityList.All)
        {
            if (taken.Count >= most)
                yield break;
            if (
                !(city.IsCapital || city.Population >= least)
                || city.Latitude < window.South
                || city.Latitude > window.North
            )
                continue;
            var (x, y) = view.ToPicture(city.Longitude, city.Latitude);
            if (
                !(
                    x > frame.X + Inset
                    && x < frame.X + frame.Width - Inset
                    && y > frame.Y + Inset
                    && y < frame.Y + frame.Height - Inset
                )
            )
                continue;
            var place = new SKPoint((float)x, (float)y);
            if (taken.Exists(other => SKPoint.Distance(other, place) < Apart * zoom))
                continue;
            taken.Add(place);
            var radius = (city.IsCapital ? RadiusOfCapital : Radius) * view.Layout.Zoom;
            var label = MapLabel.Beside(city.Name, place, radius, font);
            yield return label with
            {
                IsQuiet = true,
                Sign = new SKRect(place.X - radius, place.Y - radius, place.X + radius, place.Y + radius),
                // Not so near to the frame that its line touches the letters.
                Places =
                [
                    .. label.Places.Where(box =>
                        box.Left > frame.X + Inset && box.Right < frame.X + frame.Width - Inset
                    ),
                ],
            };
        }
    }
}
