namespace AshPlot.Core.Comparing;

/// <summary>
/// Shows where two pictures differ: the expected one as a pale grey ground to find one's way by, every pixel that
/// differs in red, those that differ within what is allowed in orange, and a blue frame round them all, since one red
/// pixel of a million is easily missed.
/// </summary>
internal static class DifferencePicture
{
    /// <summary>Colour of a pixel that differs by more than is allowed.</summary>
    public const uint Different = 0xFFE0001B;

    /// <summary>Colour of a pixel that differs, but within what is allowed.</summary>
    public const uint Allowed = 0xFFF5A623;

    /// <summary>Colour of the frame round the different pixels.</summary>
    public const uint Frame = 0xFF1F5FFF;

    private const int FrameDistance = 6;
    private const int FrameWidth = 2;

    /// <summary>Draws the difference of two pictures of one size.</summary>
    /// <param name="expected">The expected picture.</param>
    /// <param name="actual">The actual one.</param>
    /// <param name="channel">A pixel differs if one of its channels differs by more than this.</param>
    /// <exception cref="ArgumentException">The pictures differ in size.</exception>
    public static Picture Of(Picture expected, Picture actual, int channel = 0)
    {
        var difference = PictureDifference.Between(expected, actual, channel)
            ?? throw new ArgumentException("only pictures of one size have a difference", nameof(actual));
        var pixels = new uint[expected.Pixels.Length];
        if (difference.Box is { } box)
            DrawFrame(pixels, expected.Width, expected.Height, box);
        for (var index = 0; index < pixels.Length; index++)
        {
            var most = PictureDifference.Gap(expected.Pixels[index], actual.Pixels[index]).Most;
            if (most > 0)
                pixels[index] = most > channel ? Different : Allowed;
            else if (pixels[index] == 0)
                pixels[index] = Ground(expected.Pixels[index]);
        }

        return new Picture(expected.Width, expected.Height, pixels);
    }

    /// <summary>The pixel on white paper, grey and so pale that nothing of it is taken for a difference.</summary>
    private static uint Ground(uint pixel)
    {
        var alpha = pixel >> 24;
        var luminance = (((pixel >> 16 & 0xFF) * 54) + ((pixel >> 8 & 0xFF) * 183) + ((pixel & 0xFF) * 19)) >> 8;
        var onPaper = ((luminance * alpha) + (255 * (255 - alpha))) / 255;
        var pale = 200 + (onPaper * 55 / 255);
        return 0xFF000000 | pale << 16 | pale << 8 | pale;
    }

    private static void DrawFrame(uint[] pixels, int width, int height, PixelBox box)
    {
        for (var step = 0; step < FrameWidth; step++)
        {
            var away = FrameDistance + step;
            var (left, right) = (box.X - away, box.X + box.Width - 1 + away);
            var (top, bottom) = (box.Y - away, box.Y + box.Height - 1 + away);
            for (var x = left; x <= right; x++)
            {
                Set(x, top);
                Set(x, bottom);
            }

            for (var y = top; y <= bottom; y++)
            {
                Set(left, y);
                Set(right, y);
            }
        }

        void Set(int x, int y)
        {
            if (x >= 0 && x < width && y >= 0 && y < height)
                pixels[(y * width) + x] = Frame;
        }
    }
}
