using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Finishing;

/// <summary>A part of a PNG file: a word of four letters and what it holds.</summary>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Data)
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

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
