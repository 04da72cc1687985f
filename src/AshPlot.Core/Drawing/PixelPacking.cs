using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AshPlot.Core.Drawing;

/// <summary>Turns pixels as Skia keeps them into those of a file.</summary>
internal static class PixelPacking
{
    /// <summary>Drops alpha and turns the order round.</summary>
    /// <param name="pixels">Four bytes to the pixel: blue, green, red, alpha.</param>
    /// <param name="packed">Receives three bytes to the pixel: red, green, blue.</param>
    public static void BgraToRgb(ReadOnlySpan<byte> pixels, Span<byte> packed)
    {
        var count = pixels.Length / 4;
        if (packed.Length < 3 * count)
            throw new ArgumentException("there is room for three bytes to the pixel", nameof(packed));
        ref var source = ref MemoryMarshal.GetReference(pixels);
        ref var target = ref MemoryMarshal.GetReference(packed);
        var pixel = 0;
        // Of each four pixels the twelve bytes of red, green and blue; the last four lanes are overwritten by the next four pixels.
        var order = Vector128.Create((byte)2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 15, 15, 15, 15);
        // A store takes sixteen bytes where twelve are meant: two pixels more must have room behind them.
        for (; pixel + 6 <= count; pixel += 4)
            Vector128.Shuffle(Vector128.LoadUnsafe(ref source, (nuint)(4 * pixel)), order).StoreUnsafe(ref target, (nuint)(3 * pixel));
        for (; pixel < count; pixel++)
            (packed[3 * pixel], packed[(3 * pixel) + 1], packed[(3 * pixel) + 2]) = (pixels[(4 * pixel) + 2], pixels[(4 * pixel) + 1], pixels[4 * pixel]);
    }
}
