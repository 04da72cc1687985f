using System.Globalization;
using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Pdf;

/// <summary>
/// The numbered objects of a PDF with one page, as the format <c>pdf</c> writes it: a plain table of offsets at its
/// end, and every dictionary in the open. It reads no other PDF.
/// </summary>
internal sealed class PdfFile
{
    private readonly ReadOnlyMemory<byte> content;
    private readonly long[] ends;
    private readonly long[] offsets;

    private PdfFile(ReadOnlyMemory<byte> content, long[] offsets, long table)
    {
        this.content = content;
        this.offsets = offsets;
        var sorted = offsets.Where(offset => offset > 0).Append(table).Order().ToArray();
        ends = [.. offsets.Select(offset => offset > 0 ? sorted[Array.BinarySearch(sorted, offset) + 1] : 0)];
    }

    /// <summary>One more than the largest number of an object.</summary>
    public int Size => offsets.Length;

    /// <summary>Reads what Skia has written.</summary>
    public static PdfFile Of(byte[] content) => Parse(content);

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableInputException">It cannot be opened, or is no such PDF.</exception>
    public static PdfFile Read(string path)
    {
        var content = NamedFile.Read(path, "to be bound with the other maps");
        return Reading(path, () => Parse(content));
    }

    /// <summary>Does with a file's content what only the content of a map's PDF allows.</summary>
    /// <exception cref="UnreadableInputException">It is no such PDF.</exception>
    public static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error)
            when (error
                    is FormatException
                        or ArgumentOutOfRangeException
                        or IndexOutOfRangeException
                        or OverflowException
            )
        {
            throw new UnreadableInputException(
                path,
                "is not a PDF that ashplot wrote, or is truncated",
                innerException: error
            );
        }
    }

    /// <summary>An object without its number: its dictionary, and what follows of a stream.</summary>
    /// <returns>Null for a number that is not used.</returns>
    public (string Dictionary, ReadOnlyMemory<byte> Stream)? Object(int number)
    {
        if (offsets[number] == 0)
            return null;
        var whole = content[(int)offsets[number]..(int)ends[number]];
        var begin = whole.Span.IndexOf(" obj\n"u8) + 5;
        var end = whole.Span.LastIndexOf("endobj"u8);
        var stream = whole.Span.IndexOf("stream\n"u8);
        var split = stream < 0 ? end : stream;
        return (Encoding.Latin1.GetString(whole.Span[begin..split]), stream < 0 ? default : whole[stream..end]);
    }

    private static PdfFile Parse(byte[] content)
    {
        const int EntryLength = 20,
            OffsetLength = 10,
            KindPlace = 17;
        var text = content.AsSpan();
        var table = Number(text[(text.LastIndexOf("startxref\n"u8) + 10)..]);
        var head = text[table..];
        if (!head.StartsWith("xref\n0 "u8))
            throw new FormatException();
        var size = Number(head[7..]);
        var entries = head[(head[7..].IndexOf((byte)'\n') + 8)..];
        if (size > entries.Length / EntryLength)
            throw new FormatException();
        var offsets = new long[size];
        for (var number = 1; number < size; number++)
        {
            var entry = entries.Slice(number * EntryLength, EntryLength);
            if (entry[KindPlace] == 'n')
                offsets[number] = long.Parse(entry[..OffsetLength], NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return new PdfFile(content, offsets, table);
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        int.Parse(text[..text.IndexOf((byte)'\n')], NumberStyles.None, CultureInfo.InvariantCulture);
}
