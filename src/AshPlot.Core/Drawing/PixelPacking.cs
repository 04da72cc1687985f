using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AshPlot.Core.Drawing;

/// <summary>Turns pixels as Skia keeps them into those of a file.</summary>
internal static class PixelPacking
{
    private const int PixelsAtOnce = 4;

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
        // The processor's own instructions by name: compiled ahead for any processor, Vector128.Shuffle is a slow call.
        if (Ssse3.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            // A store takes sixteen bytes where twelve are meant: two pixels more must have room behind them.
            for (; pixel + PixelsAtOnce + 2 <= count; pixel += PixelsAtOnce)
                RedGreenBlue(Vector128.LoadUnsafe(ref source, (nuint)(4 * pixel))).StoreUnsafe(ref target, (nuint)(3 * pixel));
        }

        for (; pixel < count; pixel++)
            (packed[3 * pixel], packed[(3 * pixel) + 1], packed[(3 * pixel) + 2]) = (pixels[(4 * pixel) + 2], pixels[(4 * pixel) + 1], pixels[4 * pixel]);
    }

    /// <summary>Of four pixels the twelve bytes of red, green and blue, then four bytes that do not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> RedGreenBlue(Vector128<byte> pixels)
    {
        var order = Vector128.Create((byte)2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 15, 15, 15, 15);
        return Ssse3.IsSupported ? Ssse3.Shuffle(pixels, order) : AdvSimd.Arm64.VectorTableLookup(pixels, order);
    }
}
