using System.IO.Hashing;
using AshPlot.Core.Output;

namespace AshPlot.Core.Tests.Output;

internal sealed class FileStampTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("ashplot-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    // Less than a piece, several whole pieces, and some bytes more.
    [TestCase(0)]
    [TestCase(17)]
    [TestCase(3 << 16)]
    [TestCase((3 << 16) + 5)]
    public void A_stamp_has_length_and_checksum_of_the_file(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        File.WriteAllBytes(Path.Combine(folder, "map.png"), content);

        var stamp = FileStamp.Of(folder, "map.png");

        Assert.That(
            stamp,
            Is.EqualTo(new FileStamp("map.png", length, Convert.ToHexStringLower(XxHash128.Hash(content))))
        );
        Assert.That(FileStamp.Of("map.png", content), Is.EqualTo(stamp), "by its writer, from the bytes in hand");
    }

    [Test]
    public void A_file_that_is_not_there_has_no_stamp() => Assert.That(FileStamp.Of(folder, "map.png"), Is.Null);
}
