using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AshPlot.Core.Drawing;
using AshPlot.Core.Drawing.Values;

namespace AshPlot.Core.Tests.Drawing.Values;

internal sealed class ValuesWriterTests
{
    [Test]
    public void Values_read_back_within_a_fifth_of_a_percent([Values(1, 2, 3)] int seed, [Values(1, 200)] int longest)
    {
        var random = new Random(seed);
        var values = new float[5000 + seed];
        for (int index = 0, end; index < values.Length; index = end)
        {
            end = Math.Min(values.Length, index + random.Next(1, longest + 1));
            if (random.Next(3) > 0)
            {
                for (var cell = index; cell < end; cell++)
                    values[cell] = (float)Math.Pow(10, (random.NextDouble() * 20) - (longest == 1 ? 10 : 3));
            }
        }

        values[17] = float.NaN;
        values[18] = 1e-4f;
        var read = Read(Write(values, new ValueCode(1e-4, IsSigned: false)), values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            if (float.IsNaN(values[index]))
                Assert.That(read[index], Is.NaN);
            else if (values[index] < 1e-4)
                Assert.That(read[index], Is.Zero, "below the mask");
            else
                Assert.That(read[index], Is.EqualTo(values[index]).Within(0.2).Percent);
        }
    }

    [Test]
    public void A_value_is_drawn_that_is_at_least_the_mask_as_a_double()
    {
        // 0.2f is a little more than 0.2, and 0.1f than 0.1; the float below is less.
        float[] values = [0.2f, MathF.BitDecrement(0.2f), 0.3f, .. new float[40]];
        var read = Read(Write(values, new ValueCode(0.2, IsSigned: false)), values.Length);
        Assert.That(read[..3], Is.EqualTo(new[] { 0.2f, 0, 0.3f }).Within(0.001f));
        Assert.That(read[1], Is.Zero);
        // The nearest float of this mask lies below it.
        var mask = 0.7;
        Assert.That((float)mask, Is.LessThan(mask));
        Assert.That(Read(Write([(float)mask, 0.8f], new ValueCode(mask, IsSigned: false)), 2)[0], Is.Zero);
    }

    [Test]
    public void Differences_keep_their_sign()
    {
        var values = Enumerable.Range(-300, 600).Select(number => number * 0.37f).ToArray();
        var read = Read(Write(values, new ValueCode(double.NegativeInfinity, IsSigned: true)), values.Length);
        for (var index = 0; index < values.Length; index++)
            Assert.That(read[index], Is.EqualTo(values[index]).Within(0.4).Percent);
    }

    [Test]
    public void A_map_without_ash_has_a_short_file_and_small_files_are_deflated()
    {
        Assert.That(Write(new float[120_000], new ValueCode(1, IsSigned: false)), Has.Length.LessThan(60));
        Assert.That(Read(Write([], new ValueCode(1, IsSigned: false)), 3), Is.EqualTo(new float[3]));
        var flat = Enumerable.Repeat(2f, 120_000).ToArray();
        Assert.That(
            Write(flat, new ValueCode(1, IsSigned: false)),
            Has.Length.LessThan(162_000),
            "a byte to a cell, in base64"
        );
    }

    [Test]
    public void The_file_is_a_style_sheet_of_one_text_in_which_nothing_can_act()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 3000).Select(_ => (float)random.NextDouble()).ToArray();
        Assert.That(
            Write(values, new ValueCode(0, IsSigned: false)),
            Does.Match("""^#values\{--map:"[A-Za-z0-9+/= ]*"\}\n$""")
        );
    }

    private static string Write(float[] values, ValueCode code)
    {
        using var content = new PooledStream(16);
        ValuesWriter.Write(values, code, content);
        return Encoding.ASCII.GetString(content.Written);
    }

    /// <summary>Reads as the page does.</summary>
    private static float[] Read(string file, int cells)
    {
        var words = Regex.Match(file, "\"(.*)\"").Groups[1].Value.Split(' ');
        var numbers = words[..4].Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        var (shift, first, count, packed) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        var bytes = Convert.FromBase64String(words[4]);
        using var zlib = new ZLibStream(new MemoryStream(bytes, 0, packed), CompressionMode.Decompress);
        var upper = new byte[count];
        zlib.ReadExactly(upper);
        Assert.That(zlib.ReadByte(), Is.EqualTo(-1));
        var read = new float[cells];
        foreach (var (index, high) in upper.Index())
        {
            var code = high == 0 ? 0 : (high << 8) | bytes[packed++];
            read[first + index] =
                code == ValueCode.Missing ? float.NaN : BitConverter.UInt32BitsToSingle((uint)code << shift);
        }

        Assert.That(packed, Is.EqualTo(bytes.Length));
        return read;
    }
}
