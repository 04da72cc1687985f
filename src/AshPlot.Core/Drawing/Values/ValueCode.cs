using System.Numerics;

namespace AshPlot.Core.Drawing.Values;

/// <summary>
/// How a value is written in 16 bits: the upper bits of the float (IEEE 754-2019, section 3.4), rounded. What is
/// positive needs no sign and has 8 bits of its fraction, off by 0.2 % at most; what may be negative has 7, off by 0.4
/// %.
/// </summary>
/// <param name="MaskBelow">Values below this are not drawn, and written as <see cref="None"/>.</param>
/// <param name="IsSigned">True where values may be negative.</param>
internal readonly record struct ValueCode(double MaskBelow, bool IsSigned)
{
    /// <summary>Of a value below the mask, and of 0.</summary>
    public const ushort None = 0;

    /// <summary>Of a missing value.</summary>
    public const ushort Missing = 0xFFFF;

    /// <summary>Bits of the float that are left out.</summary>
    public int Shift => IsSigned ? 16 : 15;

    /// <summary>Writes values.</summary>
    /// <param name="values">The values; NaN is missing.</param>
    /// <param name="codes">Receives the code of each.</param>
    public void Write(ReadOnlySpan<float> values, Span<ushort> codes)
    {
        var mask = (float)MaskBelow;
        // A value is drawn that is at least the mask as a double.
        if (mask < MaskBelow)
            mask = MathF.BitIncrement(mask);
        var half = 1u << (Shift - 1);
        var index = 0;
        for (; index + (2 * Vector<uint>.Count) <= values.Length; index += 2 * Vector<uint>.Count)
        {
            var lower = Codes(new Vector<float>(values[index..]), mask, half);
            var upper = Codes(new Vector<float>(values[(index + Vector<uint>.Count)..]), mask, half);
            Vector.Narrow(lower, upper).CopyTo(codes[index..]);
        }

        for (; index < values.Length; index++)
        {
            var value = values[index];
            codes[index] =
                float.IsNaN(value) ? Missing
                : value >= mask ? (ushort)((BitConverter.SingleToUInt32Bits(value) + half) >> Shift)
                : None;
        }
    }

    private Vector<uint> Codes(Vector<float> values, float mask, uint half)
    {
        var codes = Vector.ShiftRightLogical(Vector.AsVectorUInt32(values) + new Vector<uint>(half), Shift);
        var drawn = Vector.AsVectorUInt32(Vector.GreaterThanOrEqual(values, new Vector<float>(mask)));
        var known = Vector.AsVectorUInt32(Vector.Equals(values, values));
        return Vector.ConditionalSelect(known, codes & drawn, new Vector<uint>(Missing));
    }
}
