using System.Runtime.InteropServices;

namespace AshPlot.Core.Grids;

/// <summary>
/// Searches slices for a number, many values at a time, as .NET does for whole numbers alone: of numbers that are
/// neither 0 nor NaN, equal ones have the same bits.
/// </summary>
internal static class SameValues
{
    /// <summary>How many values are a number.</summary>
    public static int Count(ReadOnlySpan<float> values, float number) =>
        HasOneForm(number) ? Bits(values).Count(BitConverter.SingleToInt32Bits(number)) : values.Count(number);

    /// <summary>The first value that is a number; -1 where none is.</summary>
    public static int IndexOf(ReadOnlySpan<float> values, float number) =>
        HasOneForm(number) ? Bits(values).IndexOf(BitConverter.SingleToInt32Bits(number)) : values.IndexOf(number);

    private static bool HasOneForm(float number) => number != 0 && !float.IsNaN(number);

    private static ReadOnlySpan<int> Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values);
}
