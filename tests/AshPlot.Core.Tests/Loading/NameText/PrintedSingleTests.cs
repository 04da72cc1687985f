using System.Globalization;
using System.Text;
using AshPlot.Core.Loading.NameText;
using CsCheck;

namespace AshPlot.Core.Tests.Loading.NameText;

internal sealed class PrintedSingleTests
{
    [TestCase("  0.20000000E-02,", 0.002f)]
    [TestCase("-1.5000000E+01,", -15f)]
    [TestCase("0.00000000E+00,", 0f)]
    public void The_forms_that_NAME_prints_are_read(string cell, float expected)
    {
        var position = 0;
        Assert.That(PrintedSingle.TryRead(Encoding.ASCII.GetBytes(cell), ref position, out var value), Is.True);
        Assert.That((position, value), Is.EqualTo((cell.Length, expected)));
    }

    [TestCase("0.20000000E-02")]
    [TestCase("0.20000000E-02 ,")]
    [TestCase("0.2000000-002,")]
    [TestCase("0.20000000E-100,")]
    [TestCase("0.2000.000E-02,")]
    [TestCase("x.20000000E-02,")]
    [TestCase("0.20000000X-02,")]
    [TestCase("0.20000000E 02,")]
    [TestCase("0.200000E-02,")]
    [TestCase("10.20000000E-02,")]
    [TestCase("NaN,")]
    [TestCase("-")]
    [TestCase("")]
    public void Anything_else_is_left_to_the_general_way(string cell)
    {
        var position = 0;
        Assert.That(PrintedSingle.TryRead(Encoding.ASCII.GetBytes(cell), ref position, out _), Is.False);
        Assert.That(position, Is.Zero);
    }

    [Test]
    public void What_is_read_is_what_the_general_parser_reads() =>
        Gen.Select(Gen.Int, Gen.Bool)
            .Sample(
                (bits, sevenDigits) =>
                {
                    var single = BitConverter.Int32BitsToSingle(bits);
                    if (!float.IsFinite(single))
                        return true;
                    var text = single.ToString(
                        sevenDigits ? "0.0000000E+00" : "0.00000000E+00",
                        CultureInfo.InvariantCulture
                    );
                    var position = 0;
                    return !PrintedSingle.TryRead(Encoding.ASCII.GetBytes(text + ","), ref position, out var value)
                        || value.Equals(float.Parse(text, CultureInfo.InvariantCulture));
                },
                iter: 20_000
            );
}
