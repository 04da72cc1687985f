using System.Runtime.CompilerServices;
using System.Text;
using AshPlot.Core.Pdf;
using AshPlot.Core.Reporting;
using static AshPlot.Core.Pdf.PdfObjects;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>
/// PDF: one page of lines, areas and letters, with the letters' font inside. What maps of a run share is drawn and
/// packed once, and copied into each file.
/// </summary>
internal sealed class PdfFormat : IMapFormat
{
    private static readonly ConditionalWeakTable<object, IReadOnlyList<PdfPage>> Figures = [];

    public string Name => "pdf";

    public bool IsRaster => false;

    public void Write(IFinishedMap map, Stream destination)
    {
        var objects = new PdfObjects(destination);
        Dictionary<PdfFile, Dictionary<int, int>> copies = [];
        var (width, height) = (
            (double)map.Size.Width * PdfDrawing.PointsPerPixel,
            (double)map.Size.Height * PdfDrawing.PointsPerPixel
        );
        var forms = Pages(map).Select(page => page.AddForm(objects, width, height, CopiesOf(page.File))).ToList();
        var (pages, root) = (objects.Reserve(), objects.Reserve());
        var painted = string.Concat(forms.Select((_, index) => $"/P{index} Do\n"));
        var content = objects.Add(
            $"<</Length {Plain(painted.Length)}>> ",
            Encoding.ASCII.GetBytes($"stream\n{painted}\nendstream\n")
        );
        var page = objects.Reserve();
        objects.Write(
            page,
            $"<</Type /Page\n/Resources <</XObject <<{string.Join('\n', forms.Select((form, index) => $"/P{index} {form} 0 R"))}>>>>\n"
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

        Dictionary<int, int> CopiesOf(PdfFile file) =>
            copies.TryGetValue(file, out var known) ? known : copies[file] = [];
    }

    /// <summary>The parts of a map, the lowest first.</summary>
    private static IReadOnlyList<PdfPage> Pages(IFinishedMap map)
    {
        if (map.Figure is not { } figure)
            return PdfDrawing.Draw(map.Size, map.DrawTo);
        var shared = Figures.GetValue(figure, _ =>
            PdfDrawing.Draw(
                map.Size,
                canvas => map.DrawPart(canvas, MapPart.UnderAsh),
                canvas => map.DrawPart(canvas, MapPart.OverAsh)
            )
        );
        var own = PdfDrawing.Draw(
            map.Size,
            canvas => map.DrawPart(canvas, MapPart.Ash),
            canvas => map.DrawPart(canvas, MapPart.Words)
        );
        return [shared[0], own[0], shared[1], own[1]];
    }
}
