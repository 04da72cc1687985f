using System.Runtime.CompilerServices;
using System.Text;
using AshPlot.Core.Pdf;
using AshPlot.Core.Reporting;
using SkiaSharp;
using static AshPlot.Core.Pdf.PdfObjects;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>
/// PDF: one page of lines, areas and letters, with the letters' font inside. What maps of a run share is drawn and
/// packed once, and copied into each file. Cells that would be very many areas are a picture instead.
/// </summary>
internal sealed class PdfFormat : IMapFormat
{
    // As areas the cells of a noisy slice have some 100 KB, as a picture 5 KB, which is what so many rectangles have.
    internal const int MostRectangles = 1000;

    private static readonly ConditionalWeakTable<object, Dictionary<string, PdfPage>> Known = [];

    public string Name => "pdf";

    public bool IsRaster => false;

    public void Write(IFinishedMap map, Stream destination)
    {
        var objects = new PdfObjects(destination);
        var (width, height) = (Points(map.Size.Width), Points(map.Size.Height));
        Dictionary<PdfFile, Dictionary<int, int>> copies = [];
        var (painted, used) = (new StringBuilder(), new List<int>());
        foreach (var part in map.Parts)
        {
            if (part.Cells is { } cells && cells.AreMoreThan(MostRectangles))
                PaintCells(cells, part.Places);
            else
                PaintForm(part);
        }

        var (pages, root) = (objects.Reserve(), objects.Reserve());
        var content = objects.Add(
            $"<</Length {Plain(painted.Length)}>> ",
            Encoding.ASCII.GetBytes($"stream\n{painted}\nendstream\n")
        );
        var page = objects.Reserve();
        objects.Write(
            page,
            $"<</Type /Page\n/Resources <</XObject <<{string.Join('\n', used.Select((number, index) => $"/P{index} {number} 0 R"))}>>>>\n"
                + $"/MediaBox [0 0 {Plain(width)} {Plain(height)}]\n/Contents {content} 0 R\n/Parent {pages} 0 R>>\n"
        );
        objects.Write(pages, $"<</Type /Pages\n/Count 1\n/Kids [{page} 0 R]>>\n");
        objects.Write(root, $"<</Type /Catalog\n/Pages {pages} 0 R>>\n");
        var stamp = map.Facts.FirstOrDefault(fact => fact.Key == "Stamp").Value;
        objects.End(
            root,
            objects.Add(
                $"<</Title {Words(map.Title)}\n{(stamp is null ? "" : $"/Subject {Words(stamp)}\n")}/Keywords {Words(PageText.Facts(map.Facts))}\n"
                    + "/Creator (ashplot)\n/Producer (ashplot)>>\n"
            )
        );

        void PaintForm(DrawnPart part)
        {
            var drawn = Drawn(part);
            if (!copies.TryGetValue(drawn.File, out var known))
                copies[drawn.File] = known = [];
            var own = Points(part.Size.Height);
            used.Add(drawn.AddForm(objects, Points(part.Size.Width), own, known));
            foreach (var place in part.Places)
                Paint("1 0 0 1", Points(place.X), height - own - Points(place.Y));
        }

        // A picture is a unit square (ISO 32000-1, section 8.9.5.1).
        void PaintCells(PaintedAreas cells, IReadOnlyList<SKPointI> places)
        {
            var (picture, box) = PdfCells.Add(objects, cells);
            used.Add(picture);
            foreach (var place in places)
                Paint(
                    $"{Plain(Points(box.Width))} 0 0 {Plain(Points(box.Height))}",
                    Points(place.X + box.Left),
                    height - Points(place.Y + box.Bottom)
                );
        }

        void Paint(string scale, double across, double up) =>
            painted.Append($"q {scale} {Plain(across)} {Plain(up)} cm /P{used.Count - 1} Do Q\n");
    }

    private static double Points(int pixels) => (double)pixels * PdfDrawing.PointsPerPixel;

    private static PdfPage Drawn(DrawnPart part)
    {
        if (part.Shared is null)
            return PdfDrawing.Draw(part.Size, part.Draw);
        var known = Known.GetOrCreateValue(part.Shared);
        if (!known.TryGetValue(part.Name, out var drawn))
            known[part.Name] = drawn = PdfDrawing.Draw(part.Size, part.Draw);
        return drawn;
    }
}
