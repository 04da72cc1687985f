using System.Buffers.Binary;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Finishing;

/// <summary>Animated WebP made of WebP maps, whose compressed pixels are taken over as they are.</summary>
/// <remarks>The format: RFC 9649, "WebP Image Format", section 2.</remarks>
internal sealed class AnimatedWebp : IAnimationFormat
{
    public string Extension => "webp";

    public string FrameExtension => "webp";

    public void Write(IReadOnlyList<string> frames, IReadOnlyList<TimeSpan> delays, Stream destination)
    {
        var start = destination.Position;
        destination.Write("RIFF\0\0\0\0WEBP"u8);
        (int Width, int Height)? size = null;
        byte[]? packet = null;
        for (var frame = 0; frame < frames.Count; frame++)
        {
            var (still, own, about) = Read(frames[frame]);
            if (size is null)
                WriteHeader(destination, own, (packet = about) is not null);
            else if (size != own)
                throw new UnreadableInputException(frames[frame], "differs in size from the preceding map");
            size = own;
            var control = new byte[16];
            WebpContainer.Number24(control.AsSpan(6), own.Width - 1);
            WebpContainer.Number24(control.AsSpan(9), own.Height - 1);
            WebpContainer.Number24(control.AsSpan(12), (int)delays[frame].TotalMilliseconds);
            // Bit 1: the frame replaces what was there, without blending.
            control[15] = 2;
            WebpContainer.WriteChunk(destination, "ANMF"u8, control, still.Span);
        }

        if (packet is not null)
            WebpContainer.WriteChunk(destination, "XMP "u8, packet, []);
        var end = destination.Position;
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(end - start - 8));
        destination.Position = start + 4;
        destination.Write(length);
        destination.Position = end;
    }

    private static void WriteHeader(Stream destination, (int Width, int Height) size, bool hasPacket)
    {
        const byte IsAnimated = 2;
        var flags = hasPacket ? (byte)(IsAnimated | WebpContainer.HasPacket) : IsAnimated;
        WebpContainer.WriteChunk(destination, "VP8X"u8, WebpContainer.Extended(flags, size.Width, size.Height), []);
        // White behind the frames, and no end to the rounds.
        WebpContainer.WriteChunk(destination, "ANIM"u8, [0xFF, 0xFF, 0xFF, 0xFF, 0, 0], []);
    }

    /// <summary>
    /// The chunk of a still picture that holds its pixels, with its head; the picture's size; and its packet of XMP
    /// without the title, or null.
    /// </summary>
    private static (ReadOnlyMemory<byte> Pixels, (int Width, int Height) Size, byte[]? Packet) Read(string file)
    {
        ReadOnlyMemory<byte> content = Animations.ReadFrame(file);
        if (
            content.Length < WebpContainer.HeaderLength
            || !content.Span.StartsWith("RIFF"u8)
            || !content.Span[8..].StartsWith("WEBP"u8)
        )
            throw new UnreadableInputException(file, "is not a WebP file");
        var rest = content[WebpContainer.HeaderLength..];
        (ReadOnlyMemory<byte> Pixels, (int Width, int Height) Size)? found = null;
        byte[]? packet = null;
        while (rest.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest.Span[4..]);
            var padded = length + (length & 1) + 8;
            if (padded > rest.Length)
                throw new UnreadableInputException(file, "is cut short");
            var data = rest.Span[8..];
            if (rest.Span.StartsWith("VP8L"u8) && found is null && length >= 5)
            {
                // After a byte of signature, 14 bits each of width and height, less one.
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
                found = (rest[..(int)padded], ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1));
            }
            else if (rest.Span.StartsWith("XMP "u8))
            {
                packet = XmpPacket.WithoutTitle(data[..(int)length]);
            }

            rest = rest[(int)padded..];
        }

        return found is { } still
            ? (still.Pixels, still.Size, packet)
            : throw new UnreadableInputException(file, "is not a lossless WebP file");
    }
}
