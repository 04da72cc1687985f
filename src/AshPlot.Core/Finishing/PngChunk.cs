using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Finishing;

/// <summary>A part of a PNG file: a word of four letters and what it holds.</summary>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Data)
{
    public static ReadOnlySpan<byte> Signature =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>True for a text: a keyword, and after a zero what it says.</summary>
    public bool IsText => Type is "tEXt" or "iTXt";

    /// <summary>True for the text that names one map.</summary>
    public bool IsTitle => IsText && Data.Span.StartsWith("Title\0"u8);

    /// <summary>The chunks of a file, in order.</summary>
    /// <exception cref="UnreadableInputException">It cannot be opened, is no PNG, or is cut short.</exception>
    public static IEnumerable<PngChunk> Read(string file) => Read(Animations.ReadFrame(file), file);

    /// <summary>The chunks of a file that has been read.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static IEnumerable<PngChunk> Read(ReadOnlyMemory<byte> png, string file)
    {
        if (!png.Span.StartsWith(Signature))
            throw new UnreadableInputException(file, "is not a PNG file");
        var rest = png[Signature.Length..];
        while (!rest.IsEmpty)
        {
            const int Around = 12;
            var length = rest.Length < Around ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
            if (length > rest.Length - Around)
                throw new UnreadableInputException(file, "is cut short");
            yield return new PngChunk(Encoding.ASCII.GetString(rest.Span.Slice(4, 4)), rest.Slice(8, (int)length));
            rest = rest[((int)length + Around)..];
        }
    }

    /// <summary>The texts of a map's file but its title, keywords and all, in a line: where it comes from.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static string Facts(ReadOnlyMemory<byte> png, string file) =>
        PageText.Clean(
            PageText.Facts(
                Read(png, file)
                    .TakeWhile(chunk => chunk.Type != "IDAT")
                    .Where(chunk => chunk.IsText && !chunk.IsTitle)
                    .Select(chunk =>
                    {
                        // An international text (11.3.3.4) of ashplot's is not packed, and its two fields for languages
                        // are empty.
                        var parts = Encoding.UTF8.GetString(chunk.Data.Span).Split('\0');
                        return KeyValuePair.Create(parts[0], parts[^1]);
                    })
            )
        );

    public void WriteTo(Stream destination)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)Data.Length);
        destination.Write(number);
        Span<byte> type = stackalloc byte[4];
        Encoding.ASCII.GetBytes(Type, type);
        destination.Write(type);
        destination.Write(Data.Span);
        var crc = new Crc32();
        crc.Append(type);
        crc.Append(Data.Span);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        destination.Write(number);
    }
}
