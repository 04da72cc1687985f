using System.Buffers.Binary;
using AshPlot.Core.Comparing;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Finishing;

/// <summary>
/// Animated PNG made of PNG maps: their compressed pixels are taken over as they are, so that it costs no more than
/// copying, and loses nothing. Maps with palettes of their own (<c>png8</c>) are decoded first: an animation has one
/// palette for all frames.
/// </summary>
/// <remarks>The format: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", section 11.3.6.</remarks>
internal sealed class AnimatedPng : IAnimationFormat
{
    public string Extension => "apng";

    public string FrameExtension => "png";

    public void Write(IReadOnlyList<string> frames, IReadOnlyList<TimeSpan> delays, Stream destination)
    {
        ReadOnlyMemory<byte> header = default;
        var sequence = 0;
        destination.Write(PngChunk.Signature);
        for (var frame = 0; frame < frames.Count; frame++)
        {
            var chunks = Chunks(frames[frame]);
            var own = chunks[0].Data;
            if (frame == 0)
            {
                header = own;
                // The title of a map is that of one frame.
                foreach (var chunk in chunks.TakeWhile(chunk => chunk.Type != "IDAT").Where(chunk => !chunk.IsTitle))
                    chunk.WriteTo(destination);
                new PngChunk("acTL", Numbers(frames.Count, 0)).WriteTo(destination);
            }

            // Size and kind of pixels stand once for all frames.
            if (!own.Span.SequenceEqual(header.Span))
                throw new UnreadableInputException(
                    frames[frame],
                    "differs in size or pixel format from the preceding map"
                );
            Control(own, sequence++, delays[frame]).WriteTo(destination);
            foreach (var pixels in chunks.Where(chunk => chunk.Type == "IDAT"))
            {
                if (frame == 0)
                    pixels.WriteTo(destination);
                else
                    new PngChunk("fdAT", (byte[])[.. Numbers(sequence++), .. pixels.Data.Span]).WriteTo(destination);
            }
        }

        new PngChunk("IEND", default).WriteTo(destination);
    }

    /// <summary>The chunks of a map in true colour.</summary>
    private static PngChunk[] Chunks(string file)
    {
        var encoded = Animations.ReadFrame(file);
        PngChunk[] chunks = [.. PngChunk.Read(encoded, file)];
        if (!Array.Exists(chunks, chunk => chunk.Type == "PLTE"))
            return chunks;
        using var pixels = Picture.Decode(encoded, file).ToBitmap();
        using var trueColour = PngEncoder.Encode(pixels);
        PngChunk[] decoded = [.. PngChunk.Read(trueColour.AsSpan().ToArray(), file)];
        return [decoded[0], .. chunks.Where(chunk => chunk.IsText), .. decoded[1..]];
    }

    /// <summary>What a player must know of a frame: it covers the whole picture and replaces it.</summary>
    private static PngChunk Control(ReadOnlyMemory<byte> header, int sequence, TimeSpan delay)
    {
        const ushort PerSecond = 1000;
        var control = new byte[26];
        BinaryPrimitives.WriteInt32BigEndian(control, sequence);
        header.Span[..8].CopyTo(control.AsSpan(4));
        BinaryPrimitives.WriteUInt16BigEndian(control.AsSpan(20), (ushort)delay.TotalMilliseconds);
        BinaryPrimitives.WriteUInt16BigEndian(control.AsSpan(22), PerSecond);
        return new PngChunk("fcTL", control);
    }

    private static byte[] Numbers(params ReadOnlySpan<int> numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(int)];
        for (var index = 0; index < numbers.Length; index++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(index * sizeof(int)), numbers[index]);
        return bytes;
    }
}
