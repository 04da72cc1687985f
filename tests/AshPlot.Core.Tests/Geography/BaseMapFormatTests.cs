using AshPlot.Core.Geography;

namespace AshPlot.Core.Tests.Geography;

public class BaseMapFormatTests
{
    /// <summary>One ring (0.001, 0), (0.001, -0.001), (0.065, -0.001) and one border (0, 0), (0, 0.002).</summary>
    private static readonly byte[] Asset =
    [
        (byte)'A', (byte)'B', (byte)'M', (byte)'1', 5, 0, 0, 0,
        1, 3, 2, 0, 0, 1, 0x80, 1, 0,
        1, 2, 0, 0, 0, 4,
    ];

    [Test]
    public void Steps_are_summed_to_degrees()
    {
        var map = BaseMapFormat.Read(Asset);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(map.LandRings.Single().Coordinates.ToArray(), Is.EqualTo(new[] { 0.001f, 0, 0.001f, -0.001f, 0.065f, -0.001f }));
            Assert.That(map.CoastLines.Single(), Is.SameAs(map.LandRings.Single()));
            Assert.That(map.Borders.Single().Coordinates.ToArray(), Is.EqualTo(new[] { 0, 0, 0, 0.002f }));
        }
    }

    [Test]
    public void An_asset_cut_short_anywhere_is_refused([Range(0, 22)] int length) =>
        Assert.That(() => BaseMapFormat.Read(Asset.AsSpan(0, length)), Throws.InstanceOf<InvalidDataException>());

    [TestCase(0, (byte)'X', TestName = "Another kind of file is refused")]
    [TestCase(4, (byte)6, TestName = "More points in the header than in the lines are refused")]
    [TestCase(4, (byte)4, TestName = "Fewer points in the header than in the lines are refused")]
    [TestCase(7, (byte)0x80, TestName = "A number of points below zero is refused")]
    [TestCase(8, (byte)100, TestName = "More lines than points are refused")]
    [TestCase(9, (byte)0, TestName = "A line without points is refused")]
    public void A_damaged_asset_is_refused(int position, byte value)
    {
        var damaged = Asset.ToArray();
        damaged[position] = value;
        Assert.That(() => BaseMapFormat.Read(damaged), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void Bytes_after_the_last_line_are_refused() =>
        Assert.That(() => BaseMapFormat.Read([.. Asset, 0]), Throws.InstanceOf<InvalidDataException>());
}
