using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Runs;

internal sealed class LevelComparerTests
{
    private static readonly Level[] Sorted =
    [
        Level.None,
        new(LevelKind.MetresAboveSea, -125),
        new(LevelKind.MetresAboveSea, 50),
        new(LevelKind.MetresAboveGround, 100),
        new(LevelKind.MetresAboveSea, 500),
        new(LevelKind.MetresAboveGround, 500),
        new(LevelKind.FlightLevel, 50),
        new(LevelKind.FlightLevel, 275, 200, 350),
        new(LevelKind.Pressure, 300),
        new(LevelKind.Pressure, 850),
        new(LevelKind.Named, Label: "Boundary layer"),
        new(LevelKind.Named, Label: "Stratosphere"),
    ];

    [Test]
    public void Levels_come_as_the_contract_sorts_them_whatever_order_they_were_in()
    {
        var mixed = Sorted.Reverse().OrderBy(level => level.Value ?? 1).ToArray();
        Assert.That(mixed.Order(LevelComparer.Instance), Is.EqualTo(Sorted));
    }

    [Test]
    public void A_level_equals_itself_alone()
    {
        foreach (var (one, other) in Sorted.SelectMany(one => Sorted.Select(other => (one, other))))
        {
            var order = LevelComparer.Instance.Compare(one, other);
            Assert.That(order == 0, Is.EqualTo(ReferenceEquals(one, other)), $"{one} and {other}");
            Assert.That(Math.Sign(order), Is.EqualTo(-Math.Sign(LevelComparer.Instance.Compare(other, one))));
        }
    }
}
