using AshPlot.Core.Geography;

namespace AshPlot.Core.Tests.Geography;

internal class BaseMapFormatTests
{
    /// <summary>
    /// One ring (0.001, 0), (0.001, -0.001), (0.065, -0.001), one border (0, 0), (0, 0.002), one lake of a point
    /// (-0.001, 0).
    /// </summary>
    private static readonly byte[] Asset =
    [
        (byte)'A',
        (byte)'B',
        (byte)'M',
        (byte)'2',
        6,
        0,
        0,
        0,
        1,
        3,
        2,
        0,
        0,
        1,
        0x80,
        1,
        0,
        1,
        2,
        0,
        0,
        0,
        4,
        1,
        1,
        1,
        0,
    ];

    [Test]
    public void Steps_are_summed_to_degrees()
    {
        var map = BaseMapFormat.Read(Asset);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                map.LandRings.Single().Coordinates.ToArray(),
                Is.EqualTo(new[] { 0.001f, 0, 0.001f, -0.001f, 0.065f, -0.001f })
            );
            Assert.That(map.CoastLines.Single(), Is.SameAs(map.LandRings.Single()));
            Assert.That(map.Borders.Single().Coordinates.ToArray(), Is.EqualTo(new[] { 0, 0, 0, 0.002f }));
            Assert.That(map.LakeRings.Single().Coordinates.ToArray(), Is.EqualTo(new[] { -0.001f, 0 }));
            Assert.That(map.LakeRings.Single().IsClosed, Is.True);
        }
    }

    [Test]
    public void An_asset_cut_short_anywhere_is_refused([Range(0, 26)] int length) =>
        Assert.That(() => BaseMapFormat.Read(Asset.AsSpan(0, length)), Throws.InstanceOf<InvalidDataException>());

    [TestCase(0, (byte)'X', TestName = "Another kind of file is refused")]
    [TestCase(4, (byte)7, TestName = "More points in the header than in the lines are refused")]
    [TestCase(4, (byte)5, TestName = "Fewer points in the header than in the lines are refused")]
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
