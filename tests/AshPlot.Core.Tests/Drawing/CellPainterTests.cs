using AshPlot.Core.Drawing;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing;

internal sealed class CellPainterTests
{
    [Test]
    public void Colours_lie_over_what_is_under_them_and_are_noted() =>
        Gen.Select(Gen.Int[0, 2], Gen.UInt, Gen.Byte[0, 3])
            .Array[0, 200]
            .Sample(
                pixels =>
                {
                    uint[] colours = [.. pixels.Select(pixel => pixel.Item1 == 0 ? pixel.Item2 | 1 : 0)];
                    uint[] under = [.. pixels.Select((_, index) => 7u + (uint)index)];
                    byte[] noted = [.. pixels.Select(pixel => pixel.Item3)];
                    var line = new uint[pixels.Length];
                    CellPainter.Lay(colours, under, line, noted);
                    for (var pixel = 0; pixel < line.Length; pixel++)
                    {
                        Assert.That(line[pixel], Is.EqualTo(colours[pixel] == 0 ? under[pixel] : colours[pixel]));
                        Assert.That(
                            noted[pixel],
                            Is.EqualTo(colours[pixel] == 0 ? pixels[pixel].Item3 : Ground.Painted)
                        );
                    }

                    var plain = new uint[pixels.Length];
                    CellPainter.Lay(colours, under, plain, default);
                    Assert.That(plain, Is.EqualTo(line));
                },
                iter: 1000
            );
}
