using System.Globalization;
using System.Text;
using AshPlot.Core.Loading.NameText;
using CsCheck;

namespace AshPlot.Core.Tests.Loading.NameText;

internal sealed class CellNumberTests
{
    private static readonly string[] Formats = ["E8", "E7", "E6", "G9", "R", "F6"];

    [TestCase("0.20000000E-02", 0.002f)]
    [TestCase("-1.5", -1.5f)]
    [TestCase("+7.", 7f)]
    [TestCase(".5", 0.5f)]
    [TestCase("1d3", 1000f)]
    [TestCase("0.123-005", 0.123e-5f)]
    [TestCase("0.123-100", 0f)]
    [TestCase("-0.123+010", -0.123e10f)]
    [TestCase("0.00000000E+00", 0f)]
    [TestCase("1.17549421E-38", 1.17549421E-38f)]
    [TestCase("1.4E-45", 1.4E-45f)]
    [TestCase("3.40282347E+38", float.MaxValue)]
    [TestCase("1E-99999999999", 0f)]
    [TestCase("123456789012345678901234567890.5E-10", 123456789012345678901234567890.5E-10f)]
    [TestCase("0.00000000000000000000000000000123456", 0.00000000000000000000000000000123456f)]
    [TestCase("1.000000059604644775390625", 1f)]
    [TestCase("1.0000000596046448", 1.0000001f)]
    [TestCase("1.0000000596046447", 1f)]
    public void A_number_is_the_nearest_single(string text, float expected)
    {
        Assert.That(CellNumber.TryScan(Encoding.ASCII.GetBytes(text + ", 1"), out var number), Is.True);
        Assert.That(number.Length, Is.EqualTo(text.Length));
        Assert.That(number.ToSingle(), Is.EqualTo(expected));
    }

    [Test]
    public void Not_a_number_is_read() =>
        Assert.That(CellNumber.TryScan("NaN"u8, out var number) && float.IsNaN(number.ToSingle()), Is.True);

    [TestCase("")]
    [TestCase(".")]
    [TestCase("-")]
    [TestCase("E5")]
    [TestCase("1E")]
    [TestCase("1-")]
    [TestCase("1E+")]
    [TestCase("**")]
    [TestCase("Infinity")]
    public void Anything_else_is_refused(string text) =>
        Assert.That(CellNumber.TryScan(Encoding.ASCII.GetBytes(text), out _), Is.False);

    [Test]
    public void Every_printed_single_is_read_as_the_general_parser_reads_it() =>
        Gen.Select(Gen.Int, Gen.Int[0, 5])
            .Sample(
                (bits, format) =>
                {
                    var value = BitConverter.Int32BitsToSingle(bits);
                    if (!float.IsFinite(value))
                        return true;
                    var text = value.ToString(Formats[format], CultureInfo.InvariantCulture);
                    var expected = float.Parse(text, CultureInfo.InvariantCulture);
                    return CellNumber.TryScan(Encoding.ASCII.GetBytes(text), out var number)
                        && number.Length == text.Length
                        && number.ToSingle().Equals(expected)
                        && Math.Abs(number.ToDouble() - double.Parse(text, CultureInfo.InvariantCulture))
                            <= Math.Abs(value * 1e-15);
                },
                iter: 20_000
            );

    [Test]
    public void Numbers_between_two_singles_are_rounded_as_the_general_parser_does() =>
        Gen.Select(Gen.Int[0x0080_0000, 0x7F00_0000], Gen.Int[-2, 2])
            .Sample(
                (bits, nudge) =>
                {
                    var middle =
                        (BitConverter.Int32BitsToSingle(bits) + (double)BitConverter.Int32BitsToSingle(bits + 1)) / 2;
                    var text = BitConverter
                        .Int64BitsToDouble(BitConverter.DoubleToInt64Bits(middle) + nudge)
                        .ToString("E17", CultureInfo.InvariantCulture);
                    return CellNumber.TryScan(Encoding.ASCII.GetBytes(text), out var number)
                        && number.ToSingle().Equals(float.Parse(text, CultureInfo.InvariantCulture));
                },
                iter: 20_000
            );
}
