using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Pdf;

/// <summary>Has Skia draw pages, to be made parts of others.</summary>
internal static class PdfDrawing
{
    // A pixel is a 96th of an inch, as in a browser; a point is a 72nd.
    public const float PointsPerPixel = 0.75f;

    /// <summary>Draws.</summary>
    /// <param name="size">Size of every page.</param>
    /// <param name="draw">What is on each, one unit of the canvas to the pixel.</param>
    public static IReadOnlyList<PdfPage> Draw(PixelSize size, params ReadOnlySpan<Action<SKCanvas>> draw)
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
            foreach (var page in draw)
            {
                var canvas = document.BeginPage(size.Width * PointsPerPixel, size.Height * PointsPerPixel);
                canvas.Scale(PointsPerPixel);
                page(canvas);
                document.EndPage();
            }

            document.Close();
        }

        return PdfPage.Of(PdfFile.Of(written.ToArray()));
    }
}
