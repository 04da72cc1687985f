using System.Runtime.InteropServices;
using AshPlot.Core.Geography;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Cuts lines and rings of the base map to a window of longitudes and latitudes. Keeps its buffers; not thread-safe.
/// </summary>
/// <param name="window">The window.</param>
internal sealed class GeoClipper(GeoExtent window)
{
    private readonly List<(double Longitude, double Latitude)> points = [];
    private readonly List<(double Longitude, double Latitude)> others = [];

    /// <summary>
    /// The turns of 360 degrees by which a line is moved to meet the window; first over last if it never does.
    /// </summary>
    public (int First, int Last) Turns(GeoPolyline line) =>
        line.North < window.South || line.South > window.North
            ? (0, -1)
            : ((int)Math.Ceiling((window.West - line.East) / 360), (int)Math.Floor((window.East - line.West) / 360));

    /// <summary>
    /// The part of a ring inside the window, as one ring whose edges may run along the window's (Sutherland and Hodgman
    /// 1974).
    /// </summary>
    /// <returns>Empty where there is none; valid until the next call.</returns>
    public ReadOnlySpan<(double Longitude, double Latitude)> Ring(GeoPolyline ring, double turn)
    {
        Load(ring, turn);
        if (!IsInside(ring, turn))
        {
            // Each side reads one buffer and leaves its result in the other: after four, it is in the first again.
            KeepSide(points, others, window.West, isLongitude: true, sign: 1);
            KeepSide(others, points, window.East, isLongitude: true, sign: -1);
            KeepSide(points, others, window.South, isLongitude: false, sign: 1);
            KeepSide(others, points, window.North, isLongitude: false, sign: -1);
        }

        return CollectionsMarshal.AsSpan(points);
    }

    /// <summary>Gives the pieces of a line inside the window, one after another.</summary>
    /// <param name="line">The line.</param>
    /// <param name="turn">Degrees added to its longitudes.</param>
    /// <param name="piece">Gets each piece, and whether it is a whole ring.</param>
    public void Line(GeoPolyline line, double turn, PieceOfLine piece)
    {
        Load(line, turn);
        if (IsInside(line, turn))
        {
            piece(CollectionsMarshal.AsSpan(points), line.IsClosed);
            return;
        }

        if (line.IsClosed)
            points.Add(points[0]);
        others.Clear();
        for (var index = 1; index < points.Count; index++)
        {
            var (from, to) = (points[index - 1], points[index]);
            if (!Cut(ref from, ref to))
                continue;
            if (others.Count > 0 && others[^1] != from)
                Flush();
            if (others.Count == 0)
                others.Add(from);
            others.Add(to);
        }

        Flush();

        void Flush()
        {
            if (others.Count > 1)
                piece(CollectionsMarshal.AsSpan(others), isRing: false);
            others.Clear();
        }
    }

    private void Load(GeoPolyline line, double turn)
    {
        points.Clear();
        var values = line.Coordinates;
        for (var index = 0; index < values.Length; index += 2)
            points.Add((values[index] + turn, values[index + 1]));
    }

    private bool IsInside(GeoPolyline line, double turn) =>
        line.West + turn >= window.West
        && line.East + turn <= window.East
        && line.South >= window.South
        && line.North <= window.North;

    private static void KeepSide(
        List<(double Longitude, double Latitude)> ring,
        List<(double Longitude, double Latitude)> kept,
        double limit,
        bool isLongitude,
        int sign
    )
    {
        kept.Clear();
        if (ring.Count == 0)
            return;
        var from = ring[^1];
        var fromBeyond = sign * ((isLongitude ? from.Longitude : from.Latitude) - limit);
        foreach (var to in CollectionsMarshal.AsSpan(ring))
        {
            var toBeyond = sign * ((isLongitude ? to.Longitude : to.Latitude) - limit);
            if (fromBeyond >= 0 != toBeyond >= 0)
            {
                var share = fromBeyond / (fromBeyond - toBeyond);
                var crossing = (
                    from.Longitude + (share * (to.Longitude - from.Longitude)),
                    from.Latitude + (share * (to.Latitude - from.Latitude))
                );
                kept.Add(isLongitude ? (limit, crossing.Item2) : (crossing.Item1, limit));
            }

            if (toBeyond >= 0)
                kept.Add(to);
            (from, fromBeyond) = (to, toBeyond);
        }
    }

    /// <summary>
    /// Shortens an edge to its part inside the window (Liang and Barsky 1984); false where it has none.
    /// </summary>
    private bool Cut(ref (double Longitude, double Latitude) from, ref (double Longitude, double Latitude) to)
    {
        var (start, across, up) = (from, to.Longitude - from.Longitude, to.Latitude - from.Latitude);
        var (first, last) = (0d, 1d);
        if (
            !(
                Side(-across, start.Longitude - window.West, ref first, ref last)
                && Side(across, window.East - start.Longitude, ref first, ref last)
                && Side(-up, start.Latitude - window.South, ref first, ref last)
                && Side(up, window.North - start.Latitude, ref first, ref last)
            )
        )
            return false;
        if (last < 1)
            to = (start.Longitude + (last * across), start.Latitude + (last * up));
        if (first > 0)
            from = (start.Longitude + (first * across), start.Latitude + (first * up));
        return true;
    }

    private static bool Side(double outwards, double room, ref double first, ref double last)
    {
        if (outwards == 0)
            return room >= 0;
        var share = room / outwards;
        if (outwards < 0)
            first = Math.Max(first, share);
        else
            last = Math.Min(last, share);
        return first <= last;
    }
}
