using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AshPlot.Core.Finishing;

/// <summary>
/// Binds PDFs of one map each to one document with a page per map and an outline. Objects are copied with new numbers, one
/// map at a time; the pages stay lines and letters.
/// </summary>
/// <remarks>The format: ISO 32000-1, sections 7.5 (file structure), 7.7.3 (page tree) and 12.3.3 (outline).</remarks>
internal sealed partial class PdfBinder
{
    private const int Catalog = 1, Pages = 2, Information = 3, Outline = 4;

    private readonly Stream destination;
    private readonly List<long> offsets = [0, 0, 0, 0, 0];
    private readonly List<(BoundMap Map, int Page)> pages = [];

    private PdfBinder(Stream destination) => this.destination = destination;

    /// <summary>Writes the document.</summary>
    /// <param name="maps">The maps, in the order of the pages; those of a group stand together.</param>
    /// <param name="title">Title of the document.</param>
    /// <param name="destination">Where to.</param>
    /// <exception cref="Errors.UnreadableInputException">A file is no PDF of a map.</exception>
    public static void Write(IReadOnlyList<BoundMap> maps, string title, Stream destination)
    {
        var binder = new PdfBinder(destination);
        binder.Text("%PDF-1.4\n%\u00D3\u00EB\u00E9\u00E1\n");
        foreach (var map in maps)
            binder.Copy(map);
        binder.Finish(title);
    }

    private void Copy(BoundMap map)
    {
        var file = PdfFile.Read(map.File);
        var shift = offsets.Count - 1;
        for (var number = 1; number < file.Size; number++)
        {
            offsets.Add(0);
            // Each file has a catalogue, a tree of its one page and a description; the document has its own.
            if (PdfFile.Reading(map.File, () => file.Object(number)) is not { } found || IsOfTheWhole(found.Dictionary))
                continue;
            var dictionary = PdfFile.Reading(map.File, () => Reference().Replace(found.Dictionary, match =>
                string.Create(CultureInfo.InvariantCulture, $"{checked(int.Parse(match.ValueSpan[..^4], CultureInfo.InvariantCulture) + shift)} 0 R")));
            if (dictionary.StartsWith("<</Type /Page\n", StringComparison.Ordinal))
            {
                dictionary = Parent().Replace(dictionary, $"/Parent {Pages} 0 R");
                pages.Add((map, shift + number));
            }

            Object(shift + number, dictionary, found.Stream.Span);
        }
    }

    private static bool IsOfTheWhole(string dictionary) =>
        dictionary.StartsWith("<</Type /Pages\n", StringComparison.Ordinal)
        || dictionary.StartsWith("<</Type /Catalog\n", StringComparison.Ordinal)
        || dictionary.StartsWith("<</Title ", StringComparison.Ordinal)
        || dictionary.StartsWith("<</Creator ", StringComparison.Ordinal);

    private void Finish(string title)
    {
        Object(Pages, $"<</Type /Pages\n/Count {Plain(pages.Count)}\n/Kids [{string.Join('\n', pages.Select(page => $"{Plain(page.Page)} 0 R"))}]>>\n");
        Object(Information, $"<</Title {Words(title)}\n/Creator (ashplot)\n/Producer (ashplot)>>\n");
        WriteOutline();
        Object(Catalog, $"<</Type /Catalog\n/Pages {Pages} 0 R\n/Outlines {Outline} 0 R\n/PageMode /UseOutlines>>\n");
        var table = destination.Position;
        Text($"xref\n0 {Plain(offsets.Count)}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
            Text(offset == 0 ? "0000000000 65535 f \n" : string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        Text($"trailer\n<</Size {Plain(offsets.Count)}\n/Root {Catalog} 0 R\n/Info {Information} 0 R>>\nstartxref\n{table.ToString(CultureInfo.InvariantCulture)}\n%%EOF\n");
    }

    /// <summary>An entry for each group, and below it, folded, one for each map.</summary>
    private void WriteOutline()
    {
        var groups = pages.GroupBy(page => page.Map.Group).Select(group => group.ToArray()).ToArray();
        var first = offsets.Count;
        // A group's number is followed by those of its maps.
        var numbers = groups.Select((_, index) => first + groups.Take(index).Sum(group => group.Length + 1)).ToArray();
        offsets.AddRange(new long[groups.Sum(group => group.Length + 1)]);
        for (var index = 0; index < groups.Length; index++)
        {
            var (group, number) = (groups[index], numbers[index]);
            Entry(number, group[0].Map.Group, group[0].Page, Outline,
                index > 0 ? numbers[index - 1] : null, index + 1 < groups.Length ? numbers[index + 1] : null,
                $"/First {Plain(number + 1)} 0 R\n/Last {Plain(number + group.Length)} 0 R\n/Count -{Plain(group.Length)}\n");
            for (var map = 0; map < group.Length; map++)
            {
                var own = number + 1 + map;
                Entry(own, group[map].Map.Title, group[map].Page, number, map > 0 ? own - 1 : null, map + 1 < group.Length ? own + 1 : null, "");
            }
        }

        Object(Outline, groups.Length == 0
            ? "<</Type /Outlines>>\n"
            : $"<</Type /Outlines\n/First {Plain(numbers[0])} 0 R\n/Last {Plain(numbers[^1])} 0 R\n/Count {Plain(groups.Length)}>>\n");
    }

    private void Entry(int number, string title, int page, int parent, int? previous, int? next, string children)
    {
        var beside = (previous is { } before ? $"/Prev {Plain(before)} 0 R\n" : "") + (next is { } after ? $"/Next {Plain(after)} 0 R\n" : "");
        Object(number, $"<</Title {Words(title)}\n/Parent {Plain(parent)} 0 R\n{beside}{children}/Dest [{Plain(page)} 0 R /Fit]>>\n");
    }

    private void Object(int number, string dictionary, ReadOnlySpan<byte> stream = default)
    {
        offsets[number] = destination.Position;
        Text($"{Plain(number)} 0 obj\n{dictionary}");
        destination.Write(stream);
        Text("endobj\n");
    }

    private void Text(string text) => destination.Write(Encoding.Latin1.GetBytes(text));

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Any text as a hexadecimal string, in which nothing has a meaning.</summary>
    private static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    [GeneratedRegex(@"\b\d+ 0 R\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"/Parent \d+ 0 R", RegexOptions.CultureInvariant)]
    private static partial Regex Parent();
}
