using System.Text;
using AshPlot.Core.Loading.NameText;

namespace AshPlot.Core.Tests.Loading.NameText;

internal sealed class LineReaderTests
{
    [TestCase(10)]
    [TestCase(100_000)]
    [TestCase(300_000)]
    public void Lines_across_the_borders_of_blocks_are_whole(int longest)
    {
        using var files = new NameTextFiles();
        var random = new Random(1);
        var lines = Enumerable
            .Range(0, 40)
            .Select(index => new string((char)('a' + (index % 26)), random.Next(longest)))
            .ToArray();
        var path = files.Write(string.Join("\r\n", lines) + "\nend");
        using var reader = new LineReader(path);
        foreach (var expected in lines.Append("end"))
        {
            Assert.That(reader.TryRead(out var line), Is.True);
            Assert.That(Encoding.ASCII.GetString(line), Is.EqualTo(expected));
        }

        Assert.That(reader.LineNumber, Is.EqualTo(41));
        Assert.That(reader.LineIsUnfinished, Is.True);
        Assert.That(reader.TryRead(out _), Is.False);
    }
}
