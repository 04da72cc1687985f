using System.Globalization;
using System.Text.RegularExpressions;
using static AshPlot.Core.Pdf.PdfObjects;

namespace AshPlot.Core.Pdf;

/// <summary>A page of a file that Skia wrote: what is drawn on it, to be made a part of another page.</summary>
/// <param name="File">The file.</param>
/// <param name="Dictionary">The page.</param>
internal sealed partial record PdfPage(PdfFile File, string Dictionary)
{
    /// <summary>The pages of a file, in order.</summary>
    public static IReadOnlyList<PdfPage> Of(PdfFile file)
    {
        var pages = new List<PdfPage>();
        for (var number = 1; number < file.Size; number++)
        {
            if (file.Object(number) is { Dictionary: var dictionary } && IsPage(dictionary))
                pages.Add(new PdfPage(file, dictionary));
        }

        return pages;
    }

    /// <summary>True for the dictionary of a page.</summary>
    public static bool IsPage(string dictionary) => dictionary.StartsWith("<</Type /Page\n", StringComparison.Ordinal);

    /// <summary>
    /// Writes it as a form (ISO 32000-1, section 8.10), from whose upper left corner all is as far as it was on the
    /// page.
    /// </summary>
    /// <param name="objects">Where to.</param>
    /// <param name="width">Width of the new page in points.</param>
    /// <param name="height">Height of the new page.</param>
    /// <param name="copies">What of the file was copied.</param>
    /// <returns>Its number.</returns>
    public int AddForm(PdfObjects objects, double width, double height, Dictionary<int, int> copies)
    {
        var content = File.Object(
            int.Parse(Contents().Match(Dictionary).Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        ) ?? throw new FormatException();
        // Skia rounds the height of a page up to a 300th of an inch, and counts from the top.
        var own = double.Parse(
            MediaBox().Match(Dictionary).Groups[1].ValueSpan,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture
        );
        var resources = objects.CopyReferences(File, Resources(Dictionary), copies);
        var down = Plain(height - own);
        return objects.Add(
            $"<</Type /XObject\n/Subtype /Form\n/BBox [0 {Plain(own - height)} {Plain(width)} {Plain(own)}]\n/Matrix [1 0 0 1 0 {down}]\n/Resources {resources}\n{content.Dictionary.TrimStart()[2..]}",
            content.Stream.Span
        );
    }

    /// <summary>The dictionary behind the word, to the end that matches its beginning.</summary>
    private static string Resources(string page)
    {
        var start = page.IndexOf("/Resources <<", StringComparison.Ordinal) + "/Resources ".Length;
        var depth = 0;
        for (var place = start; place + 1 < page.Length; place++)
        {
            if (page.AsSpan(place, 2) is "<<")
                (depth, place) = (depth + 1, place + 1);
            else if (page.AsSpan(place, 2) is ">>")
                (depth, place) = (depth - 1, place + 1);
            if (depth == 0)
                return page[start..(place + 1)];
        }

        throw new FormatException();
    }

    [GeneratedRegex(@"/Contents (\d+) 0 R", RegexOptions.CultureInvariant)]
    private static partial Regex Contents();

    [GeneratedRegex(@"/MediaBox \[0 0 [\d.]+ ([\d.]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex MediaBox();
}
