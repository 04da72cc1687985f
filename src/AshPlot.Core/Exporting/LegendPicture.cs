using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Exporting;

/// <summary>The legend of a map as a picture of its own, for viewers that lay it over their window.</summary>
internal static class LegendPicture
{
    private const int Width = 210;
    private const int Height = 430;
    private const int Margin = 14;

    /// <summary>Draws it.</summary>
    /// <returns>PNG.</returns>
    public static byte[] Draw(MapColouring colouring)
    {
        // A map as narrow as a pixel, at the left edge, to whose right the legend stands.
        var layout = new FigureLayout
        {
            Size = new PixelSize(Width, Height),
            Frame = new MapFrame(-8, Margin, 1, Height - (2 * Margin), 0, 1, 0, 1),
            Zoom = 1,
            BarIsVertical = true,
            Legend = colouring is ClassColouring ? LegendKind.Classes : LegendKind.Bar,
        };
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(MapStyle.Paper);
            colouring.Legend(layout).Draw(canvas);
        }

        using var encoded = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }
}
