namespace AshPlot.Core.Finishing;

/// <summary>
/// The compression of GIF: LZW with codes of up to 12 bits, in blocks of up to 255 bytes (GIF 89a, section 22 and
/// appendix F).
/// </summary>
internal static class GifLzw
{
    private const int MostBits = 12;
    private const int LongestBlock = 255;

    /// <summary>Writes pixels.</summary>
    /// <param name="numbers">The number of each pixel's colour.</param>
    /// <param name="bits">Bits of a number, 2 to 8.</param>
    /// <param name="destination">Where to.</param>
    public static void Write(ReadOnlySpan<byte> numbers, int bits, Stream destination)
    {
        var (clear, end) = (1 << bits, (1 << bits) + 1);
        var blocks = new Blocks(destination);
        // The code of a known string and the colour behind it, to the code of both; 0 for none.
        var longer = new ushort[1 << (MostBits + 8)];
        var (next, width) = (end + 1, bits + 1);
        destination.WriteByte((byte)bits);
        blocks.Write(clear, width);
        if (!numbers.IsEmpty)
        {
            int known = numbers[0];
            foreach (var number in numbers[1..])
            {
                ref var both = ref longer[(known << 8) | number];
                if (both != 0)
                {
                    known = both;
                    continue;
                }

                blocks.Write(known, width);
                known = number;
                if (next < 1 << MostBits)
                {
                    both = (ushort)next++;
                    // The code just made is not yet known to the reader: codes become longer one later than it seems.
                    if (next - 1 == 1 << width)
                        width++;
                    continue;
                }

                blocks.Write(clear, width);
                Array.Clear(longer);
                (next, width) = (end + 1, bits + 1);
            }

            blocks.Write(known, width);
            // The reader makes a code of the last string too.
            if (next == 1 << width && width < MostBits)
                width++;
        }

        blocks.Write(end, width);
        blocks.End();
    }

    /// <summary>Puts codes into bytes, the lowest bit first, and bytes into blocks.</summary>
    private sealed class Blocks(Stream destination)
    {
        private readonly byte[] block = new byte[LongestBlock + 1];
        private int length;
        private uint rest;
        private int restBits;

        public void Write(int code, int width)
        {
            rest |= (uint)code << restBits;
            restBits += width;
            for (; restBits >= 8; restBits -= 8, rest >>= 8)
                Add((byte)rest);
        }

        public void End()
        {
            if (restBits > 0)
                Add((byte)rest);
            Flush();
            destination.WriteByte(0);
        }

        private void Add(byte value)
        {
            block[++length] = value;
            if (length == LongestBlock)
                Flush();
        }

        private void Flush()
        {
            if (length == 0)
                return;
            block[0] = (byte)length;
            destination.Write(block, 0, length + 1);
            length = 0;
        }
    }
}
