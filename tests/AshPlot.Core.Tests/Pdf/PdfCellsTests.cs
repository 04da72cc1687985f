using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using AshPlot.Core.Drawing;
using AshPlot.Core.Pdf;
using SkiaSharp;

namespace AshPlot.Core.Tests.Pdf;

internal sealed class PdfCellsTests
{
    private static readonly MapFrame Frame = new(7, 5, 60, 40, 0, 60, 0, 40);

    [TestCase(1)]
    [TestCase(9)]
    [TestCase(255)]
    [TestCase(256)]
    [TestCase(900)]
    public void The_picture_has_the_colour_of_each_painted_pixel_and_no_other(int colours)
    {
        var random = new Random(colours);
        using var before = Bitmap();
        using var after = Bitmap();
        before.Erase(new SKColor(0xFFECF1F8));
        after.Erase(new SKColor(0xFFECF1F8));
        // Not to the edges: clear margins are left out. White is a colour as any other.
        for (var count = 0; count < 3000; count++)
            after.SetPixel(
                Frame.X + 3 + random.Next(Frame.Width - 10),
                Frame.Y + 2 + random.Next(Frame.Height - 5),
                new SKColor(0xFFFFFFFF - (uint)(count % colours))
            );
        using var cells = PaintedAreas.Between(before, after, Frame);
        using var written = new MemoryStream();
        var objects = new PdfObjects(written);
        var (number, box) = PdfCells.Add(objects, cells);
        objects.End(number, number);
        var (dictionary, stream) = PdfFile.Of(written.ToArray()).Object(number)!.Value;

        Assert.That(dictionary, Does.Contain("/Interpolate false").And.Contain("/Subtype /Image"));
        Assert.That(
            (Value("Width"), Value("Height"), Value("BitsPerComponent")),
            Is.EqualTo((box.Width, box.Height, 8))
        );
        var bytes = Inflate(stream);
        var table = Regex.Match(dictionary, @"/ColorSpace \[/Indexed /DeviceRGB (\d+) <([0-9A-F]*)>\]");
        Assert.That(table.Success, Is.EqualTo(colours < 256));
        var mask = Regex
            .Match(dictionary, @"/Mask \[([\d ]+)\]")
            .Groups[1]
            .Value.Split(' ')
            .Select(int.Parse)
            .ToArray();
        Assert.That(bytes, Has.Length.EqualTo(box.Width * box.Height * (table.Success ? 1 : 3)));
        for (var y = 0; y < after.Height; y++)
        {
            for (var x = 0; x < after.Width; x++)
            {
                var isPainted = after.GetPixel(x, y) != before.GetPixel(x, y);
                Assert.That(ColourAt(x, y), Is.EqualTo(isPainted ? after.GetPixel(x, y) : SKColor.Empty), $"{x},{y}");
            }
        }

        int Value(string name) =>
            int.Parse(Regex.Match(dictionary, $@"/{name} (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);

        SKColor ColourAt(int x, int y)
        {
            if (!box.Contains(x, y))
                return SKColor.Empty;
            var place = ((y - box.Top) * box.Width) + x - box.Left;
            if (!table.Success)
            {
                var colour = new SKColor(bytes[3 * place], bytes[(3 * place) + 1], bytes[(3 * place) + 2]);
                return mask.SequenceEqual([
                    colour.Red,
                    colour.Red,
                    colour.Green,
                    colour.Green,
                    colour.Blue,
                    colour.Blue,
                ])
                    ? SKColor.Empty
                    : colour;
            }

            Assert.That(int.Parse(table.Groups[1].Value, CultureInfo.InvariantCulture), Is.EqualTo(mask[0]));
            return mask.SequenceEqual([bytes[place], bytes[place]])
                ? SKColor.Empty
                : SKColor.Parse(table.Groups[2].Value.Substring(6 * bytes[place], 6));
        }
    }

    private static SKBitmap Bitmap() => new(new SKImageInfo(80, 50, SKColorType.Bgra8888, SKAlphaType.Opaque));

    private static byte[] Inflate(ReadOnlyMemory<byte> stream)
    {
        using var zlib = new ZLibStream(
            new MemoryStream(stream["stream\n".Length..].ToArray()),
            CompressionMode.Decompress
        );
        using var bytes = new MemoryStream();
        zlib.CopyTo(bytes);
        return bytes.ToArray();
    }
}
