using System.Buffers.Binary;

namespace AshPlot.Core.Loading.NameText;

/// <summary>
/// The short way through a data cell as NAME prints it: blanks, <c>d.ddddddddE-dd</c> (NAME III: one digit less), a
/// comma.
/// </summary>
/// <remarks>
/// Hundreds of megabytes are nothing but such cells. Any other number is left to <see cref="CellNumber"/>.
/// </remarks>
internal static class PrintedSingle
{
    private const int MostFractionDigits = 8;

    /// <summary>Letter, sign, two digits of the exponent, comma.</summary>
    private const int LengthAfterFraction = 5;

    private const uint DigitsAbove = 10;

    /// <summary>Reads a cell of that form and steps over its comma; else leaves the position where it was.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, ref int position, out float value)
    {
        value = 0;
        var at = position;
        while ((uint)at < (uint)row.Length && row[at] == ' ')
            at++;
        var negative = (uint)at < (uint)row.Length && row[at] == '-';
        if (negative)
            at++;
        if (at + 2 + MostFractionDigits + LengthAfterFraction > row.Length + 1 || row[at + 1] != '.')
            return false;

        var whole = row[at] - (uint)'0';
        var fraction = BinaryPrimitives.ReadUInt64LittleEndian(row[(at + 2)..]);
        var fractionDigits = MostFractionDigits;
        if (fraction >> 56 == 'E')
        {
            // Seven digits: a zero in place of the letter makes them eight.
            fractionDigits--;
            fraction = (fraction & 0x00FF_FFFF_FFFF_FFFF) | ((ulong)'0' << 56);
        }

        at += 2 + fractionDigits;
        if (at + LengthAfterFraction > row.Length)
            return false;
        var rest = row.Slice(at, LengthAfterFraction);
        var (sign, tens, units) = (rest[1], rest[2] - (uint)'0', rest[3] - (uint)'0');
        if (
            whole >= DigitsAbove
            || !AreDigits(fraction)
            || rest[0] != 'E'
            || (sign != '-' && sign != '+')
            || tens >= DigitsAbove
            || units >= DigitsAbove
            || rest[4] != ','
        )
        {
            return false;
        }

        var digits = (whole * 100_000_000UL) + NumberOf(fraction);
        var exponent = (int)((tens * 10) + units);
        if (
            !CellNumber.TryRound(digits, (sign == '-' ? -exponent : exponent) - MostFractionDigits, negative, out value)
        )
            return false;
        position = at + LengthAfterFraction;
        return true;
    }

    /// <summary>True if each of eight bytes is a digit: 0x30 to 0x39 keep their high half also with 6 added.</summary>
    private static bool AreDigits(ulong bytes) =>
        ((bytes & 0xF0F0_F0F0_F0F0_F0F0) | (((bytes + 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) >> 4))
        == 0x3333_3333_3333_3333;

    /// <summary>
    /// The number of eight digits, the first in the lowest byte: joined to pairs, then fours, then the whole.
    /// </summary>
    private static ulong NumberOf(ulong bytes)
    {
        var ones = bytes - 0x3030_3030_3030_3030;
        var pairs = ((ones * 10) + (ones >> 8)) & 0x00FF_00FF_00FF_00FF;
        var fours = ((pairs * 100) + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
        return ((fours * 10_000) + (fours >> 32)) & 0xFFFF_FFFF;
    }
}
