using SkiaSharp;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>PDF: one page of lines, areas and letters, with the letters' shapes inside.</summary>
internal sealed class PdfFormat : IMapFormat
{
    // A pixel is a 96th of an inch, as in a browser; a point is a 72nd.
    private const float PointsPerPixel = 0.75f;

    public string Name => "pdf";

    public bool IsRaster => false;

    public void Write(IFinishedMap map, Stream destination)
    {
        // No dates: the same map is to give the same bytes.
        var metadata = new SKDocumentPdfMetadata
        {
            Title = map.Title, Subject = map.Facts.FirstOrDefault(fact => fact.Key == "Stamp").Value ?? "",
            Keywords = string.Join("; ", map.Facts.Select(fact => $"{fact.Key}: {fact.Value}")),
            Producer = "ashplot", Creator = "ashplot", RasterDpi = 300, EncodingQuality = 101,
        };
        using var document = SKDocument.CreatePdf(destination, metadata);
        var canvas = document.BeginPage(map.Size.Width * PointsPerPixel, map.Size.Height * PointsPerPixel);
        canvas.Scale(PointsPerPixel);
        map.DrawTo(canvas);
        document.EndPage();
        document.Close();
    }
}
