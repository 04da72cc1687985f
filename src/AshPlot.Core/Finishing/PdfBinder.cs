using System.Text.RegularExpressions;
using AshPlot.Core.Pdf;
using static AshPlot.Core.Pdf.PdfObjects;

namespace AshPlot.Core.Finishing;

/// <summary>
/// Binds PDFs of one map each to one document with a page per map and an outline. Objects are copied one map at a time,
/// and what maps share is in the document once; the pages stay lines and letters.
/// </summary>
/// <remarks>The format: ISO 32000-1, sections 7.7.3 (page tree) and 12.3.3 (outline).</remarks>
internal sealed partial class PdfBinder
{
    private readonly PdfObjects objects;
    private readonly int catalog;
    private readonly int tree;
    private readonly int outline;
    private readonly List<(BoundMap Map, int Page)> pages = [];
    private string? about;

    private PdfBinder(Stream destination)
    {
        objects = new PdfObjects(destination);
        (catalog, tree, outline) = (objects.Reserve(), objects.Reserve(), objects.Reserve());
    }

    /// <summary>Writes the document.</summary>
    /// <param name="maps">The maps, in the order of the pages; those of a group stand together.</param>
    /// <param name="title">Title of the document.</param>
    /// <param name="destination">Where to.</param>
    /// <exception cref="Errors.UnreadableInputException">A file is no PDF of a map.</exception>
    public static void Write(IReadOnlyList<BoundMap> maps, string title, Stream destination)
    {
        var binder = new PdfBinder(destination);
        foreach (var map in maps)
            binder.Copy(map);
        binder.Finish(title);
    }

    private void Copy(BoundMap map)
    {
        var file = PdfFile.Read(map.File);
        PdfFile.Reading(map.File, () =>
        {
            // A map has its catalogue, tree and description; the document has its own.
            if (PdfPage.Of(file) is not [var page])
                throw new FormatException();
            about ??= Provenance(file);
            var parent = page.Dictionary.LastIndexOf("/Parent ", StringComparison.Ordinal);
            if (parent < 0)
                throw new FormatException();
            var number = objects.Reserve();
            objects.Write(
                number,
                $"{objects.CopyReferences(file, page.Dictionary[..parent], [])}/Parent {tree} 0 R>>\n"
            );
            pages.Add((map, number));
            return number;
        });
    }

    /// <summary>
    /// Where the run comes from, and that it is an exercise where it is one, which all of its maps say: the entries of
    /// a map's description.
    /// </summary>
    private static string Provenance(PdfFile file) =>
        string.Concat(
            from number in Enumerable.Range(1, file.Size - 1)
            let dictionary = file.Object(number)?.Dictionary
            where dictionary?.StartsWith("<</Title ", StringComparison.Ordinal) == true
            from Match entry in ProvenanceEntry().Matches(dictionary)
            select entry.Value
        );

    private void Finish(string title)
    {
        objects.Write(
            tree,
            $"<</Type /Pages\n/Count {Plain(pages.Count)}\n/Kids [{string.Join('\n', pages.Select(page => $"{Plain(page.Page)} 0 R"))}]>>\n"
        );
        WriteOutline();
        objects.Write(
            catalog,
            $"<</Type /Catalog\n/Pages {tree} 0 R\n/Outlines {outline} 0 R\n/PageMode /UseOutlines>>\n"
        );
        objects.End(
            catalog,
            objects.Add($"<</Title {Words(title)}\n{about}/Creator (ashplot)\n/Producer (ashplot)>>\n")
        );
    }

    /// <summary>An entry for each group, and below it, folded, one for each map.</summary>
    private void WriteOutline()
    {
        var groups = pages.GroupBy(page => page.Map.Group).Select(group => group.ToArray()).ToArray();
        var numbers = groups
            .Select(group => (Own: objects.Reserve(), Maps: group.Select(_ => objects.Reserve()).ToArray()))
            .ToArray();
        for (var index = 0; index < groups.Length; index++)
        {
            var (group, (number, own)) = (groups[index], numbers[index]);
            Entry(
                number,
                group[0].Map.Group,
                group[0].Page,
                outline,
                index > 0 ? numbers[index - 1].Own : null,
                index + 1 < groups.Length ? numbers[index + 1].Own : null,
                $"/First {Plain(own[0])} 0 R\n/Last {Plain(own[^1])} 0 R\n/Count -{Plain(group.Length)}\n"
            );
            for (var map = 0; map < group.Length; map++)
                Entry(
                    own[map],
                    group[map].Map.Title,
                    group[map].Page,
                    number,
                    map > 0 ? own[map - 1] : null,
                    map + 1 < group.Length ? own[map + 1] : null,
                    ""
                );
        }

        objects.Write(
            outline,
            groups.Length == 0
                ? "<</Type /Outlines>>\n"
                : $"<</Type /Outlines\n/First {Plain(numbers[0].Own)} 0 R\n/Last {Plain(numbers[^1].Own)} 0 R\n/Count {Plain(groups.Length)}>>\n"
        );
    }

    private void Entry(int number, string title, int page, int parent, int? previous, int? next, string children)
    {
        var beside =
            (previous is { } before ? $"/Prev {Plain(before)} 0 R\n" : "")
            + (next is { } after ? $"/Next {Plain(after)} 0 R\n" : "");
        objects.Write(
            number,
            $"<</Title {Words(title)}\n/Parent {Plain(parent)} 0 R\n{beside}{children}/Dest [{Plain(page)} 0 R /Fit]>>\n"
        );
    }

    [GeneratedRegex(@"/(?:Subject|Keywords) <[0-9A-F]*>\n", RegexOptions.CultureInvariant)]
    private static partial Regex ProvenanceEntry();
}
