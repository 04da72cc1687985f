using AshPlot.Core.Contours;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws the contours of a field over its cells, with their values on the lines, which are open there. Not thread-safe.
/// </summary>
internal sealed class ContourPainter(MapView view, Grid grid, bool isSmooth)
{
    private readonly GeoClipper clipper = new(MapWindow.Of(view.Frame, view.Projection));
    private readonly MapPen pen = new(view.Frame, view.Projection);
    private readonly ContourLabels labels = new(view.Layout);
    private readonly SKRect frame = SKRect.Create(view.Frame.X, view.Frame.Y, view.Frame.Width, view.Frame.Height);
    private readonly List<DrawnContour> lines = [];

    /// <summary>What draws the contours that options ask for; null where they ask for none.</summary>
    public static ContourPainter? For(MapView view, Grid grid, ContourLines contours) =>
        contours == ContourLines.None ? null : new ContourPainter(view, grid, contours == ContourLines.Smooth);

    /// <summary>What labels cover on the map that was placed last.</summary>
    public IEnumerable<SKRect> Labels => labels.Places;

    /// <summary>Traces a field.</summary>
    public void Trace(ReadOnlySpan<float> values, MapColouring colouring)
    {
        lines.Clear();
        foreach (var line in ContourLine.Of(grid, values, colouring.Contours(), isSmooth))
        {
            var places = new GeoPolyline(line.Places, isClosed: false);
            var (first, last) = clipper.Turns(places);
            for (var turn = first; turn <= last; turn++)
                clipper.Line(places, turn * 360, (points, _) =>
                    lines.Add(new DrawnContour(line.Level, new PictureLine(pen.Line(points))))
                );
        }
    }

    /// <summary>Finds room for labels.</summary>
    /// <param name="font">Their letters.</param>
    /// <param name="covered">Marks and names that no label may cover.</param>
    public void Place(SKFont font, IReadOnlyList<SKRect> covered) => labels.Place(lines, font, frame, covered);

    /// <summary>Draws the lines, without what labels cover of them.</summary>
    public void DrawLines(SKCanvas canvas)
    {
        using var path = new SKPath();
        foreach (var line in lines)
            line.AddTo(path);
        canvas.Save();
        canvas.ClipRect(frame);
        using var stroke = new SKPaint
        {
            Style = SKPaintStyle.Stroke,
            IsAntialias = true,
            StrokeJoin = SKStrokeJoin.Round,
        };
        (stroke.Color, stroke.StrokeWidth) = (MapStyle.ContourHalo, MapStyle.ContourHaloWidth * view.Layout.Zoom);
        canvas.DrawPath(path, stroke);
        (stroke.Color, stroke.StrokeWidth) = (MapStyle.Contour, MapStyle.ContourWidth * view.Layout.Zoom);
        canvas.DrawPath(path, stroke);
        canvas.Restore();
    }

    /// <summary>Draws the values.</summary>
    public void DrawLabels(SKCanvas canvas, SKFont font, bool isByLines) => labels.Draw(canvas, font, isByLines);
}
