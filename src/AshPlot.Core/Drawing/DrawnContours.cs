using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Contours on a picture: lines with a pale edge, and their values on them, where they are open. Not thread-safe.
/// </summary>
/// <param name="frame">The lines are drawn within it.</param>
/// <param name="zoom">Factor on lines: 1 on a picture of 1000x750.</param>
internal sealed class DrawnContours(SKRect frame, float zoom)
{
    private readonly ContourLabels labels = new(zoom);
    private readonly List<DrawnContour> lines = [];

    /// <summary>What labels cover.</summary>
    public IEnumerable<SKRect> Labels => labels.Places;

    /// <summary>Forgets all lines.</summary>
    public void Clear() => lines.Clear();

    /// <summary>Adds a line.</summary>
    public void Add(DrawnContour line) => lines.Add(line);

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
        (stroke.Color, stroke.StrokeWidth) = (MapStyle.ContourHalo, MapStyle.ContourHaloWidth * zoom);
        canvas.DrawPath(path, stroke);
        (stroke.Color, stroke.StrokeWidth) = (MapStyle.Contour, MapStyle.ContourWidth * zoom);
        canvas.DrawPath(path, stroke);
        canvas.Restore();
    }

    /// <summary>Draws the values.</summary>
    public void DrawLabels(SKCanvas canvas, SKFont font, bool isByLines) => labels.Draw(canvas, font, isByLines);
}
