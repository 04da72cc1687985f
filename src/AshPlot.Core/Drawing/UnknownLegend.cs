using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>A line below the map that explains the veil and the hatch; only what the map shows is in it.</summary>
internal sealed class UnknownLegend(FigureLayout layout)
{
    private const float SwatchWidth = 22;
    private const float Gap = 7;
    private const float GapBetween = 24;

    private readonly SKRect room = new LegendRoom(layout).Unknown;

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="showsOutside">True where the map shows ground outside the domain.</param>
    /// <param name="showsMissing">True where the map shows cells without a value.</param>
    public void Draw(SKCanvas canvas, bool showsOutside, bool showsMissing)
    {
        var ground = new UnknownGround(layout.Zoom);
        using var font = new SKFont(EmbeddedFonts.Regular, layout.FootSize) { Subpixel = true };
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        var left = room.Left;
        if (showsOutside)
            Entry(UnknownGround.OutsideText, MapStyle.DomainEdge, UnknownGround.Veil);
        if (showsMissing)
            Entry(UnknownGround.MissingText, MapStyle.MissingLine, ground.Hatch);

        void Entry(string text, SKColor edge, Action<SKCanvas, SKPath> fill)
        {
            var patch = SKRect.Create(MathF.Round(left), MathF.Round(room.Top), SwatchWidth * layout.Zoom, room.Height);
            using var area = new SKPath();
            area.AddRect(patch);
            using var line = new SKPaint
            {
                Color = edge,
                Style = SKPaintStyle.Stroke,
                StrokeWidth = MapStyle.OutlineWidth * layout.Zoom,
                IsAntialias = true,
            };
            fill(canvas, area);
            canvas.DrawRect(patch, line);
            var start = patch.Right + (Gap * layout.Zoom);
            FittedText.Draw(
                canvas,
                text,
                start,
                room.MidY + (0.36f * font.Size),
                room.Right - start,
                SKTextAlign.Left,
                font,
                ink
            );
            left = start + font.MeasureText(text) + (GapBetween * layout.Zoom);
        }
    }
}
