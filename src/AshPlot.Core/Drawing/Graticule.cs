using AshPlot.Core.Geography;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Meridians and parallels of a map: which of them, their curves, and where they are labelled: meridians along the
/// lower edge and parallels at the left one. Where they are bent and too few cross those edges, the left one names
/// meridians as well, and parallels are named on the map: where they leave it at the top, or where they cross the
/// central meridian.
/// </summary>
internal sealed class Graticule
{
    // Room that a label takes, in pixels of the reference picture: along the lower edge, and up the left one.
    private const double RoomAcross = 88;

    // Along an edge that bent lines cross anywhere: of a label of degrees, and of one with minutes or decimals.
    private const double RoomOfDegrees = 0.62 * RoomAcross;
    private const double RoomOfMinutes = 0.85 * RoomAcross;
    private const int MostOfDegrees = 5;
    private const double RoomUp = 52;
    private const double LeastUp = 22;

    // Degrees between parallels: a name with three decimals is longer than the margin at the left.
    private const double LeastStepUp = 0.01;

    // Fewer parallels named at the edge than this do not say where on the Earth the map is.
    private const int Enough = 2;

    private const int StepsOfLine = 240;

    private readonly MapView view;
    private readonly GeoExtent window;
    private readonly List<GraticuleLine> lines = [];

    private Graticule(MapView view)
    {
        this.view = view;
        window = MapWindow.Of(view.Frame, view.Projection);
        if (view.Projection.IsRectilinear)
            LabelStraightLines();
        else
            DrawBentLines();
    }

    /// <summary>Labels under the lower edge.</summary>
    public IReadOnlyList<EdgeTick> Bottom { get; private set; } = [];

    /// <summary>Labels at the left edge.</summary>
    public IReadOnlyList<EdgeTick> Left { get; private set; } = [];

    /// <summary>Meridians and parallels.</summary>
    public IReadOnlyList<GraticuleLine> Lines => lines;

    /// <summary>Labels on the map itself: a place on the picture and the name of the parallel there.</summary>
    public IReadOnlyList<(SKPoint Place, string Label)> Inside { get; private set; } = [];

    public static Graticule Of(MapView view) => new(view);

    private void LabelStraightLines()
    {
        var (frame, projection, zoom) = (view.Frame, view.Projection, view.Layout.TextZoom);
        var middle = projection.Domain.CentralLongitude;
        var (west, south) = projection.Inverse(frame.XMin, frame.YMin);
        var (east, north) = projection.Inverse(frame.XMax, frame.YMax);
        var step = GraticuleSteps.Step(east - west, Math.Max(2, (int)(frame.Width / (RoomAcross * zoom))));
        // Not through Forward, which may put the outermost meridian of the globe on the other side.
        var meridians = GraticuleSteps.Between(west, east, step);
        var text = new GraticuleText(meridians);
        Bottom =
        [
            .. meridians.Select(longitude => new EdgeTick(
                frame.XMin + ((longitude - west) / (east - west) * (frame.XMax - frame.XMin)),
                text.Longitude(longitude)
            )),
        ];
        // Parallels of Mercator's projection stand closest where the equator is, or nearest to it.
        var closest = Math.Clamp(0, south, north);
        var pixelsPerDegree =
            Math.Abs(projection.Forward(middle, closest + 0.01).Y - projection.Forward(middle, closest).Y)
            * 100
            * frame.PixelsPerY;
        step = Math.Max(
            LeastStepUp,
            GraticuleSteps.Step(north - south, Math.Max(2, (int)((north - south) * pixelsPerDegree / (RoomUp * zoom))))
        );
        var parallels = GraticuleSteps.Between(south, north, step);
        text = new GraticuleText(parallels);
        Left =
        [
            .. parallels.Select(latitude => new EdgeTick(
                projection.Forward(middle, latitude).Y,
                text.Latitude(latitude)
            )),
        ];
        lines.AddRange(
            Bottom.Select(tick => Straight(frame.ToPicture(tick.Position, frame.YMin).X, tick.Label, isMeridian: true))
        );
        lines.AddRange(
            Left.Select(tick => Straight(frame.ToPicture(frame.XMin, tick.Position).Y, tick.Label, isMeridian: false))
        );
    }

    /// <summary>A line through the middle of pixels, which keeps it as sharp as its width.</summary>
    private GraticuleLine Straight(double at, string label, bool isMeridian)
    {
        var (frame, centre) = (view.Frame, (float)Math.Floor(at) + 0.5f);
        SKPoint[] ends = isMeridian
            ? [new SKPoint(centre, frame.Y), new SKPoint(centre, frame.Y + frame.Height)]
            : [new SKPoint(frame.X, centre), new SKPoint(frame.X + frame.Width, centre)];
        return new GraticuleLine(ends, label, isMeridian);
    }

    private void DrawBentLines()
    {
        var (across, up) = Steps();
        var parallels = GraticuleSteps
            .Between(window.South, window.North, up)
            .Where(latitude => Math.Abs(latitude) < 90)
            .ToArray();
        var text = new GraticuleText(parallels);
        foreach (var latitude in parallels)
            Draw(latitude, isMeridian: false, text);
        // Meridians that would only crowd the pole end at the last parallel before it.
        var (lowest, highest) = parallels.Length == 0 ? (window.South, window.North) : (parallels[0], parallels[^1]);
        var meridians = GraticuleSteps.Between(window.West, window.East, across);
        text = new GraticuleText(meridians);
        foreach (var longitude in meridians)
        {
            var isWhole = longitude % 90 == 0;
            Draw(
                longitude,
                isMeridian: true,
                text,
                isWhole || window.South > -90 ? window.South : lowest,
                isWhole || window.North < 90 ? window.North : highest
            );
        }

        Label();
    }

    /// <summary>
    /// Degrees between meridians and between parallels that leave room for labels in the middle of the map.
    /// </summary>
    private (double Across, double Up) Steps()
    {
        var (central, zoom) = (view.Projection.Domain.CentralLongitude, view.Layout.TextZoom);
        var latitude = Math.Clamp(window.CentralLatitude, -89, 89);
        const double Little = 1e-3;
        var here = view.ToPicture(central, latitude);
        var perDegreeUp = Distance(here, view.ToPicture(central, latitude + Little)) / Little;
        var perDegreeAcross = Distance(here, view.ToPicture(central + Little, latitude)) / Little;
        return (
            GraticuleSteps.StepOf(RoomAcross * zoom / perDegreeAcross),
            Math.Max(LeastStepUp, GraticuleSteps.StepOf(RoomUp * 1.3 * zoom / perDegreeUp))
        );
    }

    private void Draw(double at, bool isMeridian, GraticuleText text, double from = 0, double to = 0)
    {
        if (!isMeridian)
            (from, to) = (window.West, window.East);
        var points = new SKPoint[StepsOfLine + 1];
        for (var step = 0; step <= StepsOfLine; step++)
        {
            var along = from + ((to - from) * step / StepsOfLine);
            var (x, y) = isMeridian ? view.ToPicture(at, along) : view.ToPicture(along, at);
            points[step] = new SKPoint((float)x, (float)y);
        }

        lines.Add(new GraticuleLine(points, isMeridian ? text.Longitude(at) : text.Latitude(at), isMeridian));
    }

    private void Label()
    {
        var (frame, zoom) = (view.Frame, view.Layout.TextZoom);
        var meridians = lines.Where(line => line.IsMeridian).ToArray();
        var parallels = lines.Where(line => !line.IsMeridian).ToArray();
        var room =
            (lines.TrueForAll(line => line.Label.Length <= MostOfDegrees) ? RoomOfDegrees : RoomOfMinutes) * zoom;
        var bottom = Spread(Crossings(meridians, isAcross: true, frame.Y + frame.Height), room);
        var left = Spread(Crossings(parallels, isAcross: false, frame.X), LeastUp * zoom);
        // A circle about a pole may cross the edge twice.
        var isEnough = left.Select(crossing => crossing.Line).Distinct().Count() >= Enough;
        if (!isEnough)
            left = Spread(left.Concat(Crossings(meridians, isAcross: false, frame.X)), LeastUp * zoom);
        Bottom =
        [
            .. bottom.Select(crossing => new EdgeTick(
                frame.XMin + ((crossing.Place - frame.X) / frame.PixelsPerX),
                crossing.Line.Label
            )),
        ];
        Left =
        [
            .. left.Select(crossing => new EdgeTick(
                frame.YMax - ((crossing.Place - frame.Y) / frame.PixelsPerY),
                crossing.Line.Label
            )),
        ];
        var unnamed = parallels.Except(left.Select(crossing => crossing.Line)).ToArray();
        // The first crossing of each is the one nearest to the left edge, where its fellows are named.
        Inside = isEnough
            ?
            [
                .. Spread(Crossings(unnamed, isAcross: true, frame.Y).DistinctBy(crossing => crossing.Line), room)
                    .Select(crossing =>
                        (new SKPoint((float)crossing.Place, (float)(frame.Y + (10 * zoom))), crossing.Line.Label)
                    )
                    .Where(label => IsWellInside(label.Item1)),
            ]
            :
            [
                .. unnamed
                    .Select(line => (line.Points[StepsOfLine / 2], line.Label))
                    .Where(label => IsWellInside(label.Item1)),
            ];
    }

    private bool IsWellInside(SKPoint place)
    {
        var (frame, zoom) = (view.Frame, view.Layout.TextZoom);
        return place.X > frame.X + (20 * zoom)
            && place.X < frame.X + frame.Width - (20 * zoom)
            && place.Y > frame.Y + (8 * zoom)
            && place.Y < frame.Y + frame.Height - (8 * zoom);
    }

    /// <summary>Where lines cross an edge, as pixels along it.</summary>
    private IEnumerable<(double Place, GraticuleLine Line)> Crossings(
        IEnumerable<GraticuleLine> candidates,
        bool isAcross,
        float edge
    )
    {
        var frame = view.Frame;
        var (from, to) = isAcross ? (frame.X, frame.X + frame.Width) : (frame.Y, frame.Y + frame.Height);
        foreach (var line in candidates)
        {
            for (var index = 1; index < line.Points.Length; index++)
            {
                var (before, after) = (line.Points[index - 1], line.Points[index]);
                var (one, other) = isAcross ? (before.Y - edge, after.Y - edge) : (before.X - edge, after.X - edge);
                if (one < 0 == other < 0)
                    continue;
                var share = one / (one - other);
                var place = isAcross
                    ? before.X + (share * (after.X - before.X))
                    : before.Y + (share * (after.Y - before.Y));
                if (place >= from && place <= to)
                    yield return (place, line);
            }
        }
    }

    private static List<(double Place, GraticuleLine Line)> Spread(
        IEnumerable<(double Place, GraticuleLine Line)> crossings,
        double room
    )
    {
        var kept = new List<(double Place, GraticuleLine Line)>();
        foreach (var crossing in crossings)
        {
            if (kept.All(other => Math.Abs(other.Place - crossing.Place) >= room))
                kept.Add(crossing);
        }

        return kept;
    }

    private static double Distance((double X, double Y) one, (double X, double Y) other) =>
        double.Hypot(one.X - other.X, one.Y - other.Y);
}
