using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>
/// A part of a drawing. Formats of lines and areas write once what several maps, or several panels of a figure, have in
/// common.
/// </summary>
/// <param name="Name">Tells it from the other parts of the drawing.</param>
/// <param name="Size">Size in pixels; nothing is drawn beyond it.</param>
/// <param name="Draw">Draws it by lines, areas and letters, one unit of the canvas to the pixel.</param>
internal sealed record DrawnPart(string Name, PixelSize Size, Action<SKCanvas> Draw)
{
    /// <summary>
    /// The same object for all drawings whose parts of this name are the same; null if it is one's own.
    /// </summary>
    public object? Shared { get; init; }

    /// <summary>The cells, of a part that is cells alone: a format may write them in another way.</summary>
    public PaintedAreas? Cells { get; init; }

    /// <summary>
    /// Where its left upper corner lies on the drawing, in pixels: once for each time that it is there.
    /// </summary>
    public IReadOnlyList<SKPointI> Places { get; init; } = [default];

    /// <summary>The parts of a drawing that is one part.</summary>
    public static IReadOnlyList<DrawnPart> Whole(PixelSize size, Action<SKCanvas> draw) =>
        [new DrawnPart("all", size, draw)];

    /// <summary>Draws it in its places.</summary>
    public void DrawTo(SKCanvas canvas)
    {
        foreach (var place in Places)
        {
            canvas.Save();
            canvas.Translate(place.X, place.Y);
            canvas.ClipRect(SKRect.Create(Size.Width, Size.Height));
            Draw(canvas);
            canvas.Restore();
        }
    }
}
