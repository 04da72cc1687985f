using AshPlot.Core.Drawing.Png;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing.Png;

internal sealed class RowSumsTests
{
    [Test]
    public void Rows_one_behind_the_other_have_the_checksum_of_their_bytes() =>
        Gen.UInt.Array[1, 40].Array[1, 6].Sample(Check);

    [TestCase(1)]
    [TestCase(2047)]
    [TestCase(2049)]
    [TestCase(10_000)]
    [TestCase(70_000)]
    public void Long_rows_of_the_largest_bytes_do_not_overflow(int width)
    {
        var row = new uint[width];
        Array.Fill(row, uint.MaxValue);
        Check([row, row, row]);
    }

    private static void Check(uint[][] rows)
    {
        var (low, high, adler) = (1u, 0u, 1u);
        foreach (var row in rows)
        {
            // RFC 1950, chapter 9, byte by byte.
            foreach (
                var octet in row.SelectMany(pixel => new[] { (pixel >> 16) & 0xFF, (pixel >> 8) & 0xFF, pixel & 0xFF })
                    .Prepend(0u)
            )
            {
                low = (low + octet) % 65521;
                high = (high + low) % 65521;
            }

            adler = RowSums.Of(row).Continue(adler);
        }

        Assert.That(adler, Is.EqualTo((high << 16) | low));
    }
}
