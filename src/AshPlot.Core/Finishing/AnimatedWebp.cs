using System.Buffers.Binary;
using System.Text;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Finishing;

/// <summary>Animated WebP made of WebP maps, whose compressed pixels are taken over as they are.</summary>
/// <remarks>The format: RFC 9649, "WebP Image Format", section 2.</remarks>
internal sealed class AnimatedWebp : IAnimationFormat
{
    private const int HeaderLength = 12;

    public string Extension => "webp";

    public string FrameExtension => "webp";

    public void Write(IReadOnlyList<string> frames, IReadOnlyList<TimeSpan> delays, Stream destination)
    {
        var start = destination.Position;
        destination.Write("RIFF\0\0\0\0WEBP"u8);
        (int Width, int Height)? size = null;
        for (var frame = 0; frame < frames.Count; frame++)
        {
            var still = Pixels(frames[frame], out var own);
            if (size is null)
                WriteHeader(destination, own);
            else if (size != own)
                throw new UnreadableInputException(frames[frame], "differs in size from the preceding map");
            size = own;
            var control = new byte[16];
            Number24(control.AsSpan(6), own.Width - 1);
            Number24(control.AsSpan(9), own.Height - 1);
            Number24(control.AsSpan(12), (int)delays[frame].TotalMilliseconds);
            // Bit 1: the frame replaces what was there, without blending.
            control[15] = 2;
            WriteChunk(destination, "ANMF", control, still.Span);
        }

        var end = destination.Position;
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(end - start - 8));
        destination.Position = start + 4;
        destination.Write(length);
        destination.Position = end;
    }

    private static void WriteHeader(Stream destination, (int Width, int Height) size)
    {
        const byte IsAnimated = 2;
        var extended = new byte[10];
        extended[0] = IsAnimated;
        Number24(extended.AsSpan(4), size.Width - 1);
        Number24(extended.AsSpan(7), size.Height - 1);
        WriteChunk(destination, "VP8X", extended, []);
        // White behind the frames, and no end to the rounds.
        WriteChunk(destination, "ANIM", [0xFF, 0xFF, 0xFF, 0xFF, 0, 0], []);
    }

    private static void WriteChunk(Stream destination, string type, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Span<byte> head = stackalloc byte[8];
        Encoding.ASCII.GetBytes(type, head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], first.Length + second.Length);
        destination.Write(head);
        destination.Write(first);
        destination.Write(second);
        if (((first.Length + second.Length) & 1) == 1)
            destination.WriteByte(0);
    }

    /// <summary>The chunk of a still picture that holds its pixels, with its head, and the picture's size.</summary>
    private static ReadOnlyMemory<byte> Pixels(string file, out (int Width, int Height) size)
    {
        ReadOnlyMemory<byte> content = Animations.ReadFrame(file);
        if (content.Length < HeaderLength || !content.Span.StartsWith("RIFF"u8) || !content.Span[8..].StartsWith("WEBP"u8))
            throw new UnreadableInputException(file, "is not a WebP file");
        var rest = content[HeaderLength..];
        while (rest.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest.Span[4..]);
            var padded = length + (length & 1) + 8;
            if (padded > rest.Length)
                throw new UnreadableInputException(file, "is cut short");
            var data = rest.Span[8..];
            if (rest.Span.StartsWith("VP8L"u8))
            {
                // After a byte of signature, 14 bits each of width and height, less one.
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
                size = ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
                return rest[..(int)padded];
            }

            rest = rest[(int)padded..];
        }

        throw new UnreadableInputException(file, "is not a lossless WebP file");
    }

    private static void Number24(Span<byte> destination, int number)
    {
        destination[0] = (byte)number;
        destination[1] = (byte)(number >> 8);
        destination[2] = (byte)(number >> 16);
    }
}
