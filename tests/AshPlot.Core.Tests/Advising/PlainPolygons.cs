using AshPlot.Core.Advising;

namespace AshPlot.Core.Tests.Advising;

/// <summary>
/// Polygons with sides of constant course by plain loops: a side runs straight between its corners when the longitude
/// is drawn against ln(tan(45 + latitude / 2)).
/// </summary>
internal sealed class PlainPolygons
{
    private const double Radius = 6371229;

    private readonly List<(double X, double Y)[]> rings = [];

    public PlainPolygons(IEnumerable<IReadOnlyList<IcaoPosition>> polygons)
    {
        foreach (var polygon in polygons)
        {
            var (places, east) = (new List<(double, double)>(), 0.0);
            foreach (var (index, corner) in polygon.Index())
            {
                var longitude = corner.Longitude / 60.0;
                while (index > 0 && longitude - east > 180)
                    longitude -= 360;
                while (index > 0 && longitude - east < -180)
                    longitude += 360;
                east = longitude;
                places.Add((longitude, Northward(corner.Latitude / 60.0)));
            }

            rings.Add([.. places]);
        }
    }

    public bool Hold(double longitude, double latitude)
    {
        foreach (var ring in rings)
        {
            for (var turn = -2; turn <= 2; turn++)
            {
                var (x, y, isIn) = (longitude + (360 * turn), Northward(latitude), false);
                for (var index = 0; index < ring.Length; index++)
                {
                    var (from, to) = (ring[index], ring[(index + 1) % ring.Length]);
                    if ((from.Y <= y) != (to.Y <= y) && x < from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X)))
                        isIn = !isIn;
                }

                if (isIn)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The area of them together in square metres, by rows of latitude that are cut by the sides.</summary>
    public double Area()
    {
        const int Rows = 5000;
        var (bottom, top) = (
            rings.Min(ring => ring.Min(place => Latitude(place.Y))),
            rings.Max(ring => ring.Max(place => Latitude(place.Y)))
        );
        var area = 0.0;
        for (var row = 0; row < Rows; row++)
        {
            var (south, north) = (bottom + ((top - bottom) * row / Rows), bottom + ((top - bottom) * (row + 1) / Rows));
            var within = new List<(double From, double To)>();
            foreach (var ring in rings)
            {
                var (y, cuts) = (Northward((south + north) / 2), new List<double>());
                for (var index = 0; index < ring.Length; index++)
                {
                    var (from, to) = (ring[index], ring[(index + 1) % ring.Length]);
                    if ((from.Y <= y) != (to.Y <= y))
                        cuts.Add(from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X)));
                }

                cuts.Sort();
                for (var cut = 0; cut + 1 < cuts.Count; cut += 2)
                {
                    for (var turn = -2; turn <= 2; turn++)
                        within.Add(
                            (
                                Math.Clamp(cuts[cut] + (360 * turn), -180, 180),
                                Math.Clamp(cuts[cut + 1] + (360 * turn), -180, 180)
                            )
                        );
                }
            }

            var (width, end) = (0.0, -180.0);
            foreach (var (from, to) in within.OrderBy(piece => piece.From))
            {
                width += Math.Max(0, to - Math.Max(from, end));
                end = Math.Max(end, to);
            }

            area +=
                Radius
                * Radius
                * width
                * Math.PI
                / 180
                * (Math.Sin(north * Math.PI / 180) - Math.Sin(south * Math.PI / 180));
        }

        return area;
    }

    private static double Latitude(double northward) =>
        (2 * Math.Atan(Math.Exp(northward * Math.PI / 180)) * 180 / Math.PI) - 90;

    private static double Northward(double latitude) =>
        Math.Log(Math.Tan((45 + (Math.Clamp(latitude, -89.99, 89.99) / 2)) * Math.PI / 180)) * 180 / Math.PI;
}
