using System.Buffers.Binary;

namespace AshPlot.Core.Drawing.Png;

/// <summary>
/// Deflates the rows of a picture in true colour, unfiltered, as PNG has them (zlib, RFC 1950; Deflate, RFC 1951). It
/// looks for three things alone, of which maps are made: pixels like their left neighbour, pixels like those of the row
/// above, and the place where a colour was last. The first two are found many at a time, and no byte is packed or
/// hashed that is not written. Not thread-safe.
/// </summary>
/// <param name="width">Pixels of a row.</param>
internal sealed class PixelDeflate(int width)
{
    private const int PixelBytes = 3;
    private const uint Colour = 0x00FFFFFF;

    // Deflate with a window of 32 KB, at the fastest level (RFC 1950, section 2.2).
    private const ushort ZlibHeader = 0x7801;

    private readonly PixelBits changes = new(width);
    private readonly PixelBits unlikeAbove = new(width);
    private readonly ColourPlaces places = new();
    private readonly int rowBytes = 1 + (PixelBytes * width);

    // Bytes like those of the row above that are found and not yet noted: they may go on in the next row.
    private int like;

    private bool CanLookAbove => rowBytes <= Tokens.Farthest;

    /// <summary>Writes a picture; once.</summary>
    /// <param name="file">Receives the stream.</param>
    /// <param name="rows">0xAARRGGBB of each row; alpha does not count.</param>
    /// <param name="height">How many rows there are.</param>
    public void Write(PooledStream file, PixelRows rows, int height)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt16BigEndian(number, ZlibHeader);
        file.Write(number[..sizeof(ushort)]);
        using var tokens = new Tokens(width);
        var block = new DeflateBlock(file, tokens);
        var adler = 1u;
        RowSums sums = default;
        ReadOnlySpan<uint> above = default;
        for (var index = 0; index < height; index++)
        {
            var row = rows[index];
            if (index > 0 && CanLookAbove && !unlikeAbove.Mark(row, above))
            {
                like += rowBytes;
                if (like > Tokens.MostLike)
                {
                    block.MakeRoomForRow();
                    NoteLike(tokens);
                }
            }
            else
            {
                block.MakeRoomForRow();
                // Of each pixel but the first, whether it differs from its left neighbour.
                changes.Mark(row[1..], row[..^1]);
                AddRow(tokens, row, index * rowBytes, hasAbove: index > 0 && CanLookAbove);
                sums = RowSums.Of(row);
            }

            adler = sums.Continue(adler);
            above = row;
        }

        block.MakeRoomForRow();
        NoteLike(tokens);
        block.Write(isLast: true);
        BinaryPrimitives.WriteUInt32BigEndian(number, adler);
        file.Write(number);
    }

    private void AddRow(Tokens tokens, ReadOnlySpan<uint> row, int place, bool hasAbove)
    {
        if (like > 0)
            like++;
        else
            tokens.AddZero();
        place++;
        // What was like the row above goes on; within a row only what is worth it.
        var pixel = hasAbove && like > 0 ? TakeLikeAbove(tokens, row, 0) : 0;
        while (pixel < row.Length)
        {
            pixel = tokens.AddRuns(row, pixel, place, changes, hasAbove ? unlikeAbove : null, places);
            if (pixel < row.Length)
                pixel = TakeLikeAbove(tokens, row, pixel);
        }
    }

    /// <summary>
    /// Takes the pixels like those above; those like the last of them go on as a run. What reaches the end of the row
    /// stays open.
    /// </summary>
    private int TakeLikeAbove(Tokens tokens, ReadOnlySpan<uint> row, int pixel)
    {
        var end = unlikeAbove.Next(pixel);
        like += PixelBytes * (end - pixel);
        if (end == row.Length)
            return end;
        NoteLike(tokens);
        if (end == 0 || ((row[end] ^ row[end - 1]) & Colour) != 0)
            return end;
        var endOfRun = changes.Next(end) + 1;
        tokens.AddMatch(PixelBytes * (endOfRun - end), PixelBytes);
        return endOfRun;
    }

    private void NoteLike(Tokens tokens)
    {
        if (like == 0)
            return;
        tokens.AddMatch(like, rowBytes);
        like = 0;
    }
}
