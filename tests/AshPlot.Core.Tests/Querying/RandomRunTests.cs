namespace AshPlot.Core.Tests.Querying;

internal sealed class RandomRunTests
{
    [Test]
    public void Its_values_are_those_that_are_read()
    {
        using var random = new RandomRun(1);
        var quantity = random.Run.Quantities.Single();
        Assert.That(quantity.Slices, Has.Length.EqualTo(RandomRun.Levels.Length * RandomRun.Times));
        foreach (var (index, slice) in quantity.Slices.Index())
            Assert.That(
                RandomRun.Read(random.Run, quantity, index),
                Is.EqualTo(random.Values[slice.LevelIndex, slice.TimeIndex])
            );
    }
}
