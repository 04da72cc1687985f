using AshPlot.Core.Drawing.Png;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing.Png;

internal sealed class PixelBitsTests
{
    // Long runs, and pixels that differ in one channel or in alpha alone.
    private static readonly uint[] Colours = [0xFF000000, 0xFF, 0xFF00, 0xFF0000, 0xFF0000FF];
    private static readonly Gen<uint[]> Rows = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 40])
        .Array[1, 30]
        .Select(runs => runs.SelectMany(run => Enumerable.Repeat(Colours[run.Item1], run.Item2)).ToArray());

    [Test]
    public void Marks_are_where_pixels_differ_from_those_of_another_row() =>
        Gen.Select(Rows, Rows)
            .Sample(
                (one, two) =>
                {
                    var width = Math.Min(one.Length, two.Length);
                    var expected = Enumerable
                        .Range(0, width)
                        .Where(pixel => (one[pixel] & 0xFFFFFF) != (two[pixel] & 0xFFFFFF))
                        .ToArray();
                    var bits = new PixelBits(width);
                    Assert.That(bits.Mark(one.AsSpan(0, width), two.AsSpan(0, width)), Is.EqualTo(expected.Length > 0));
                    Assert.That(Found(bits, width), Is.EqualTo(expected));
                    Assert.That(bits.Mark(one.AsSpan(0, width), one.AsSpan(0, width)), Is.False);
                    Assert.That(bits.Next(0), Is.EqualTo(width), "the marks of the row before are gone");
                }
            );

    [Test]
    public void Fewer_pixels_than_there_are_bits_end_where_they_end() =>
        Rows.Sample(row =>
        {
            // As for the left neighbours of all pixels but the first.
            var expected = Enumerable
                .Range(0, row.Length - 1)
                .Where(pixel => (row[pixel] & 0xFFFFFF) != (row[pixel + 1] & 0xFFFFFF))
                .ToArray();
            var bits = new PixelBits(row.Length);
            bits.Mark(row, [.. row.Select(colour => colour ^ 1)]);
            bits.Mark(row.AsSpan(1), row.AsSpan(..^1));
            Assert.That(Found(bits, row.Length - 1), Is.EqualTo(expected));
            Assert.That(bits.Next(row.Length - 1), Is.EqualTo(row.Length - 1));
        });

    private static List<int> Found(PixelBits bits, int width)
    {
        var found = new List<int>();
        for (var pixel = bits.Next(0); pixel < width; pixel = bits.Next(pixel + 1))
            found.Add(pixel);
        return found;
    }
}
