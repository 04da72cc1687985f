using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Pdf;

/// <summary>Has Skia draw a page, to be made a part of another.</summary>
internal static class PdfDrawing
{
    // A pixel is a 96th of an inch, as in a browser; a point is a 72nd.
    public const float PointsPerPixel = 0.75f;

    /// <summary>Draws.</summary>
    /// <param name="size">Size of the page.</param>
    /// <param name="draw">What is on it, one unit of the canvas to the pixel.</param>
    public static PdfPage Draw(PixelSize size, Action<SKCanvas> draw)
    {
        using var written = new MemoryStream();
        // No dates: the same map is to give the same bytes.
        using (
            var document = SKDocument.CreatePdf(
                written,
                new SKDocumentPdfMetadata { RasterDpi = 300, EncodingQuality = 101 }
            )
        )
        {
            var canvas = document.BeginPage(size.Width * PointsPerPixel, size.Height * PointsPerPixel);
            canvas.Scale(PointsPerPixel);
            draw(canvas);
            document.EndPage();
            document.Close();
        }

        return PdfPage.Of(PdfFile.Of(written.ToArray()))[0];
    }
}
