using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace AshPlot.Core.Reporting;

/// <summary>
/// Writes a page to a stream, as UTF-8, so that no page of thousands of maps is ever in memory. Every text and
/// attribute value that passes through it is encoded, so that what came from a file stays the text that it is; only
/// <see cref="Verbatim"/> does not encode, and takes the program's own text.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// What the encoder leaves as it is, of Latin-1, whose raised numbers are in units. Nearly all text is that, and
    /// the encoder would make a copy of each.
    /// </summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable
            .Range(0, 0x100)
            .Select(code => (char)code)
            .Where(character =>
                !char.IsControl(character) && Encoder.Encode(character.ToString()) == character.ToString()
            ),
    ]);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Stream target;
    private readonly StreamWriter page;

    /// <summary>Begins a page; <see cref="End"/> ends it.</summary>
    /// <param name="target">Where it goes; the caller closes it.</param>
    public HtmlWriter(Stream target)
    {
        this.target = target;
        page = new StreamWriter(target, Utf8, leaveOpen: true);
        page.Write("<!DOCTYPE html>\n");
    }

    /// <summary>
    /// Opens an element. An attribute without a value (null) is left out, one with an empty value is a flag.
    /// </summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        page.Write('<');
        page.Write(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            page.Write(' ');
            page.Write(name);
            page.Write("=\"");
            page.Write(Encode(value));
            page.Write('"');
        }

        page.Write('>');
        return this;
    }

    /// <summary>Closes an element.</summary>
    public HtmlWriter Close(string tag)
    {
        page.Write("</");
        page.Write(tag);
        page.Write('>');
        return this;
    }

    /// <summary>An element with nothing but text in it.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    /// <summary>Text.</summary>
    public HtmlWriter Text(string text)
    {
        page.Write(Encode(text));
        return this;
    }

    /// <summary>
    /// Text of a file, whose direction of writing is its own and must not turn what stands around it.
    /// </summary>
    public HtmlWriter Foreign(string text) => Open("bdi").Text(text).Close("bdi");

    /// <summary>The program's own markup, style or script.</summary>
    public HtmlWriter Verbatim(string markup)
    {
        page.Write(markup);
        return this;
    }

    /// <summary>A new line of the source, for those who read it.</summary>
    public HtmlWriter Line()
    {
        page.Write('\n');
        return this;
    }

    /// <summary>Data for a script, whose text the serializer must encode.</summary>
    public HtmlWriter Data<TValue>(TValue value, JsonTypeInfo<TValue> type)
    {
        page.Flush();
        JsonSerializer.Serialize(target, value, type);
        return this;
    }

    /// <summary>Hands what is still here to the stream.</summary>
    public void End() => page.Dispose();

    private static string Encode(string text) =>
        text.AsSpan().ContainsAnyExcept(Plain) ? Encoder.Encode(PageText.Clean(text)) : text;
}
