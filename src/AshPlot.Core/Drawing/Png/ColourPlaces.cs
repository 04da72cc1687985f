using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AshPlot.Core.Drawing.Png;

/// <summary>
/// Where in the stream each colour was last; one of two colours that share a place in the table forgets the other.
/// </summary>
internal sealed class ColourPlaces
{
    private const int TableBits = 10;

    // So far before the stream that nothing can refer to it.
    private const int Never = -1 << 30;

    private readonly (uint Colour, int Place)[] table = new (uint, int)[1 << TableBits];

    /// <summary>Knows no colour.</summary>
    public ColourPlaces() => Array.Fill(table, (0u, Never));

    /// <summary>How many bytes before a place a colour was; notes where it is now.</summary>
    /// <param name="colour">0xRRGGBB.</param>
    /// <param name="place">Of its first byte.</param>
    /// <param name="last">Of the first byte of the last pixel that has it from there on.</param>
    /// <returns>Too many where it was not, or was forgotten.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int DistanceTo(uint colour, int place, int last)
    {
        // Knuth's multiplicative hashing ("The Art of Computer Programming" 3, section 6.4).
        ref var entry = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(table),
            (nint)((colour * 2654435769) >> (32 - TableBits))
        );
        var distance = place - (entry.Colour == colour ? entry.Place : Never);
        entry = (colour, last);
        return distance;
    }
}
