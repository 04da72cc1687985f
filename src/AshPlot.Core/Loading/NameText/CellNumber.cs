using System.Globalization;

namespace AshPlot.Core.Loading.NameText;

/// <summary>
/// A number of a data cell, straight from the file's bytes: digits, a point, and an exponent whose letter may be
/// missing (<c>0.123-100</c>, as Fortran prints exponents of three digits), or <c>NaN</c>.
/// </summary>
/// <remarks>
/// Written by hand because cells are nearly all that a NAME file holds, and the general parser costs several times the
/// reading of the line. Results are the correctly rounded ones; cases that the short way cannot decide go to the
/// general one.
/// </remarks>
internal readonly ref struct CellNumber
{
    private const int SmallestPower = -80;
    private const int LargestPower = 60;
    private const int MostDigits = 19;
    private const int LargestExponent = 9999;

    private static readonly double[] Powers =
    [
        .. Enumerable.Range(SmallestPower, LargestPower - SmallestPower + 1).Select(PowerOfTen),
    ];

    private readonly ReadOnlySpan<byte> text;
    private readonly ulong digits;
    private readonly int power;
    private readonly bool negative;
    private readonly Form form;

    private CellNumber(ReadOnlySpan<byte> text, ulong digits, int power, bool negative, Form form)
    {
        this.text = text;
        this.digits = digits;
        this.power = power;
        this.negative = negative;
        this.form = form;
    }

    private enum Form
    {
        Short,
        Long,
        NotANumber,
    }

    /// <summary>Bytes that the number takes.</summary>
    public int Length => text.Length;

    /// <summary>Reads the number that <paramref name="cell"/> begins with; what follows it is not looked at.</summary>
    public static bool TryScan(ReadOnlySpan<byte> cell, out CellNumber number)
    {
        number = default;
        var position = 0;
        var negative = false;
        if (cell.Length > 0 && cell[0] is (byte)'-' or (byte)'+')
        {
            negative = cell[0] == '-';
            position = 1;
        }

        ulong digits = 0;
        var first = position;
        uint digit;
        while (position < cell.Length && (digit = cell[position] - (uint)'0') <= 9)
        {
            digits = (digits * 10) + digit;
            position++;
        }

        var count = position - first;
        var power = 0;
        if (position < cell.Length && cell[position] == '.')
        {
            var point = ++position;
            while (position < cell.Length && (digit = cell[position] - (uint)'0') <= 9)
            {
                digits = (digits * 10) + digit;
                position++;
            }

            power = point - position;
            count -= power;
        }

        if (count == 0)
        {
            if (!cell.StartsWith("NaN"u8) && !cell.StartsWith("nan"u8) && !cell.StartsWith("NAN"u8))
                return false;
            number = new CellNumber(cell[..3], 0, 0, false, Form.NotANumber);
            return true;
        }

        if (
            position < cell.Length
            && cell[position] is (byte)'E' or (byte)'e' or (byte)'D' or (byte)'d' or (byte)'-' or (byte)'+'
        )
        {
            if (!TryScanExponent(cell, ref position, out var exponent))
                return false;
            power += exponent;
        }

        number = new CellNumber(
            cell[..position],
            digits,
            power,
            negative,
            count <= MostDigits ? Form.Short : Form.Long
        );
        return true;
    }

    /// <summary>The nearest single-precision number; NaN for NaN; infinite where it is too large for one.</summary>
    public float ToSingle()
    {
        if (form == Form.NotANumber)
            return float.NaN;
        if (form == Form.Short && TryRound(digits, power, negative, out var value))
            return value;
        return (float)General(single: true);
    }

    /// <summary>
    /// Rounds digits times a power of ten to the nearest single, if that can be told from their product.
    /// </summary>
    public static bool TryRound(ulong digits, int power, bool negative, out float value)
    {
        value = 0;
        if (digits == 0)
            return true;
        if (power is < SmallestPower or > LargestPower)
            return false;

        // Digits, power and product are each rounded once to 53 bits, so the product is off by less than 2 units in its
        // last place. Rounding it to 24 bits gives the right result unless it is that close to the middle of two
        // neighbouring singles, or is no normal single.
        var product = digits * Powers[power - SmallestPower];
        var below = (uint)(BitConverter.DoubleToUInt64Bits(product) & 0x1FFF_FFFF);
        if (product is < 2.4e-38 or > 3.4e38 || below - 0x0FFF_FFF0u <= 0x20)
            return false;
        value = negative ? -(float)product : (float)product;
        return true;
    }

    /// <summary>The number to within two units in the last place, for positions and coordinates.</summary>
    public double ToDouble()
    {
        if (form == Form.NotANumber)
            return double.NaN;
        if (form != Form.Short || power is < SmallestPower or > LargestPower)
            return General(single: false);
        // Dividing is exact for the small powers that coordinates have; 0.1 as a factor is not.
        var value = power is < 0 and >= -22
            ? digits / Powers[-power - SmallestPower]
            : digits * Powers[power - SmallestPower];
        return negative ? -value : value;
    }

    private static bool TryScanExponent(ReadOnlySpan<byte> cell, ref int position, out int exponent)
    {
        exponent = 0;
        if (cell[position] is not ((byte)'-' or (byte)'+'))
            position++;
        var negative = false;
        if (position < cell.Length && cell[position] is (byte)'-' or (byte)'+')
        {
            negative = cell[position] == '-';
            position++;
        }

        var first = position;
        uint digit;
        while (position < cell.Length && (digit = cell[position] - (uint)'0') <= 9)
        {
            exponent = Math.Min((exponent * 10) + (int)digit, LargestExponent);
            position++;
        }

        if (negative)
            exponent = -exponent;
        return position > first;
    }

    private static double PowerOfTen(int power) =>
        double.Parse($"1E{power}", NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The general parser, on the number in the spelling that it knows.</summary>
    private double General(bool single)
    {
        var mantissa = text.IndexOfAny("EeDd"u8);
        var exponent = mantissa;
        if (mantissa < 0)
        {
            mantissa = text[1..].IndexOfAny("+-"u8) + 1;
            if (mantissa == 0)
                mantissa = text.Length;
            exponent = mantissa - 1;
        }

        var spelling = new byte[text.Length + 1];
        text[..mantissa].CopyTo(spelling);
        var length = mantissa;
        if (mantissa < text.Length)
        {
            spelling[length++] = (byte)'E';
            text[(exponent + 1)..].CopyTo(spelling.AsSpan(length));
            length += text.Length - exponent - 1;
        }

        var spelled = spelling.AsSpan(0, length);
        if (single)
            return float.Parse(spelled, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.Parse(spelled, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
