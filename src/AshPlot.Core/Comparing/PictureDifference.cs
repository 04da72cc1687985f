namespace AshPlot.Core.Comparing;

/// <summary>How much two pictures of one size differ.</summary>
/// <param name="RootMeanSquare">Over all pixels and R, G, B and A in 0..255.</param>
/// <param name="DifferentPixels">Pixels of which a channel differs by more than was allowed.</param>
/// <param name="LargestOfAChannel">The largest difference of any channel, 0 to 255.</param>
/// <param name="PixelCount">Pixels of each picture.</param>
/// <param name="Box">The smallest rectangle that holds all different pixels; null if there are none.</param>
internal sealed record PictureDifference(
    double RootMeanSquare,
    int DifferentPixels,
    int LargestOfAChannel,
    int PixelCount,
    PixelBox? Box
)
{
    /// <summary>Share of different pixels, 0 to 100.</summary>
    public double DifferentPercent => 100.0 * DifferentPixels / PixelCount;

    /// <summary>Compares two pictures; null when their sizes differ.</summary>
    /// <param name="expected">One.</param>
    /// <param name="actual">The other.</param>
    /// <param name="channel">A pixel differs if one of its channels differs by more than this.</param>
    public static PictureDifference? Between(Picture expected, Picture actual, int channel = 0)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        if ((expected.Width, expected.Height) != (actual.Width, actual.Height))
            return null;
        var (squares, different, largest) = (0L, 0, 0);
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var y = 0; y < expected.Height; y++)
        {
            var one = expected.Pixels.AsSpan(y * expected.Width, expected.Width);
            var other = actual.Pixels.AsSpan(y * expected.Width, expected.Width);
            // Most rows of most pictures are alike to the bit.
            if (one.SequenceEqual(other))
                continue;
            for (var x = 0; x < one.Length; x++)
            {
                var (most, sum) = Gap(one[x], other[x]);
                squares += sum;
                largest = Math.Max(largest, most);
                if (most <= channel)
                    continue;
                different++;
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), y);
            }
        }

        var box = different == 0 ? null : new PixelBox(left, top, right - left + 1, bottom - top + 1);
        return new PictureDifference(
            Math.Sqrt(squares / (4.0 * expected.Pixels.Length)),
            different,
            largest,
            expected.Pixels.Length,
            box
        );
    }

    /// <summary>The largest difference of the four channels of two pixels, and the sum of their squares.</summary>
    internal static (int Most, int Squares) Gap(uint one, uint other)
    {
        if (one == other)
            return (0, 0);
        var (most, squares) = (0, 0);
        for (var shift = 0; shift < 32; shift += 8)
        {
            var gap = Math.Abs((int)(one >> shift & 0xFF) - (int)(other >> shift & 0xFF));
            squares += gap * gap;
            most = Math.Max(most, gap);
        }

        return (most, squares);
    }
}

/// <summary>A rectangle of pixels.</summary>
/// <param name="X">First column, from 0 at the left.</param>
/// <param name="Y">First row, from 0 at the top.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal sealed record PixelBox(int X, int Y, int Width, int Height);
