using AshPlot.Core.Contours;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Finds the contours of a field on a map, for each slice anew. Not thread-safe.</summary>
internal sealed class ContourPainter(MapView view, Grid grid, bool isSmooth)
{
    private readonly GeoClipper clipper = new(MapWindow.Of(view.Frame, view.Projection));
    private readonly MapPen pen = new(view.Frame, view.Projection);

    /// <summary>What draws the contours that options ask for; null where they ask for none.</summary>
    public static ContourPainter? For(MapView view, Grid grid, ContourLines contours) =>
        contours == ContourLines.None ? null : new ContourPainter(view, grid, contours == ContourLines.Smooth);

    /// <summary>The lines of the field that was traced last.</summary>
    public DrawnContours Lines { get; } =
        new(SKRect.Create(view.Frame.X, view.Frame.Y, view.Frame.Width, view.Frame.Height), view.Layout.Zoom);

    /// <summary>Traces a field.</summary>
    public void Trace(ReadOnlySpan<float> values, MapColouring colouring)
    {
        Lines.Clear();
        foreach (var line in ContourLine.Of(grid, values, colouring.Contours(), isSmooth))
        {
            var places = new GeoPolyline(line.Places, isClosed: false);
            var (first, last) = clipper.Turns(places);
            for (var turn = first; turn <= last; turn++)
                clipper.Line(places, turn * 360, (points, _) =>
                    Lines.Add(new DrawnContour(line.Level, new PictureLine(pen.Line(points))))
                );
        }
    }
}
