using System.Buffers.Binary;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>The parts of a WebP file that ashplot writes itself.</summary>
/// <remarks>The format: RFC 9649, "WebP Image Format", section 2.</remarks>
internal static class WebpContainer
{
    /// <summary>Length of what stands before the first chunk.</summary>
    public const int HeaderLength = 12;

    /// <summary>In the flags of an extended file: there is a packet of XMP.</summary>
    public const byte HasPacket = 4;

    /// <summary>Writes a still picture with a packet of XMP, which makes it an extended file.</summary>
    /// <param name="webp">The picture, in a file of one chunk without loss.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="destination">Where to.</param>
    public static void Write(
        ReadOnlySpan<byte> webp,
        int width,
        int height,
        ReadOnlySpan<byte> packet,
        Stream destination
    )
    {
        var pixels = webp[HeaderLength..];
        if (!pixels.StartsWith("VP8L"u8))
        {
            // A file that is extended already is left as it is.
            destination.Write(webp);
            return;
        }

        var extended = Extended(HasPacket, width, height);
        Span<byte> start = stackalloc byte[HeaderLength];
        "RIFF"u8.CopyTo(start);
        BinaryPrimitives.WriteUInt32LittleEndian(
            start[4..],
            (uint)(4 + 8 + extended.Length + pixels.Length + 8 + packet.Length + (packet.Length & 1))
        );
        "WEBP"u8.CopyTo(start[8..]);
        destination.Write(start);
        WriteChunk(destination, "VP8X"u8, extended, []);
        destination.Write(pixels);
        WriteChunk(destination, "XMP "u8, packet, []);
    }

    /// <summary>What stands in an extended file before all else.</summary>
    public static byte[] Extended(byte flags, int width, int height)
    {
        var extended = new byte[10];
        extended[0] = flags;
        Number24(extended.AsSpan(4), width - 1);
        Number24(extended.AsSpan(7), height - 1);
        return extended;
    }

    /// <summary>Writes a chunk, with a byte more where its length is odd.</summary>
    public static void WriteChunk(
        Stream destination,
        ReadOnlySpan<byte> type,
        ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> second
    )
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(first.Length + second.Length));
        destination.Write(type);
        destination.Write(length);
        destination.Write(first);
        destination.Write(second);
        if ((first.Length + second.Length) % 2 == 1)
            destination.WriteByte(0);
    }

    /// <summary>Writes a number of 24 bits.</summary>
    public static void Number24(Span<byte> destination, int number)
    {
        destination[0] = (byte)number;
        destination[1] = (byte)(number >> 8);
        destination[2] = (byte)(number >> 16);
    }
}
