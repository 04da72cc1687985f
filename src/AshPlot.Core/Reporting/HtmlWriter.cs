using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AshPlot.Core.Reporting;

/// <summary>
/// Builds a page. Every text and attribute value that passes through it is encoded, so that what came from a file stays
/// the text that it is; only <see cref="Verbatim"/> does not encode, and takes the program's own text.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder page = new("<!DOCTYPE html>\n");

    /// <summary>Opens an element. An attribute without a value (null) is left out, one with an empty value is a flag.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        page.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                page.Append(' ').Append(name).Append("=\"").Append(Encode(value)).Append('"');
        }

        page.Append('>');
        return this;
    }

    /// <summary>Closes an element.</summary>
    public HtmlWriter Close(string tag)
    {
        page.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element with nothing but text in it.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    /// <summary>Text.</summary>
    public HtmlWriter Text(string text)
    {
        page.Append(Encode(text));
        return this;
    }

    /// <summary>Text of a file, whose direction of writing is its own and must not turn what stands around it.</summary>
    public HtmlWriter Foreign(string text) => Open("bdi").Text(text).Close("bdi");

    /// <summary>The program's own markup, style or script.</summary>
    public HtmlWriter Verbatim(string markup)
    {
        page.Append(markup);
        return this;
    }

    /// <summary>A new line of the source, for those who read it.</summary>
    public HtmlWriter Line()
    {
        page.Append('\n');
        return this;
    }

    /// <summary>The page so far.</summary>
    public override string ToString() => page.ToString();

    private static string Encode(string text) => Encoder.Encode(PageText.Clean(text));
}
