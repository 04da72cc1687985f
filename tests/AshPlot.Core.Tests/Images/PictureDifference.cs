namespace AshPlot.Core.Tests.Images;

/// <summary>How much two pictures of one size differ.</summary>
/// <param name="RootMeanSquare">Over all pixels and R, G, B and A in 0..255.</param>
/// <param name="DifferentPixels">Pixels of which a channel differs by more than was allowed.</param>
/// <param name="LargestOfAChannel">The largest difference of any channel.</param>
/// <param name="Shown">White where nothing differs, the darker the more a pixel differs.</param>
internal sealed record PictureDifference(double RootMeanSquare, int DifferentPixels, int LargestOfAChannel, Picture Shown)
{
    /// <summary>Share of different pixels, 0 to 1.</summary>
    public double DifferentShare => (double)DifferentPixels / Shown.Pixels.Length;

    /// <summary>Compares two pictures; null when their sizes differ.</summary>
    /// <param name="expected">One.</param>
    /// <param name="actual">The other.</param>
    /// <param name="allowedOfAChannel">A pixel differs if one of its channels differs by more than this.</param>
    public static PictureDifference? Between(Picture expected, Picture actual, int allowedOfAChannel = 0)
    {
        if ((expected.Width, expected.Height) != (actual.Width, actual.Height))
            return null;
        var shown = new uint[expected.Pixels.Length];
        var (squares, different, largest) = (0.0, 0, 0);
        for (var pixel = 0; pixel < shown.Length; pixel++)
        {
            var most = 0;
            for (var shift = 0; shift < 32; shift += 8)
            {
                var gap = Math.Abs((int)(expected.Pixels[pixel] >> shift & 0xFF) - (int)(actual.Pixels[pixel] >> shift & 0xFF));
                squares += gap * gap;
                most = Math.Max(most, gap);
            }

            largest = Math.Max(largest, most);
            different += most > allowedOfAChannel ? 1 : 0;
            // Even the smallest difference is to be seen: half grey at least.
            var grey = (uint)(most == 0 ? 255 : 127 - (most / 2));
            shown[pixel] = 0xFF000000 | grey << 16 | grey << 8 | grey;
        }

        return new PictureDifference(
            Math.Sqrt(squares / (4.0 * shown.Length)), different, largest, new Picture(expected.Width, expected.Height, shown));
    }
}
