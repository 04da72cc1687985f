using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Planning;

internal sealed class SliceSampleTests
{
    [Test]
    public void A_sample_has_the_first_and_the_last_and_some_between_of_levels_and_times()
    {
        var sample = SliceSample.Of(Slices(24, 100)).ToArray();
        Assert.That(sample.Select(slice => slice.LevelIndex).Distinct(), Is.EqualTo(new[] { 0, 5, 11, 17, 23 }));
        Assert.That(sample.Select(slice => slice.TimeIndex).Distinct(), Is.EqualTo(new[] { 0, 24, 49, 74, 99 }));
        Assert.That(sample, Has.Length.EqualTo(25));
    }

    [Test]
    public void Of_few_slices_all_are_in_the_sample()
    {
        var slices = Slices(5, 5);
        Assert.That(SliceSample.Of(slices), Is.EqualTo(slices));
        Assert.That(SliceSample.Of([]), Is.Empty);
    }

    private static ImmutableArray<SliceDescription> Slices(int levels, int times) =>
        [
            .. Enumerable
                .Range(0, levels)
                .SelectMany(level => Enumerable.Range(0, times).Select(time => new SliceDescription(level, time, []))),
        ];
}
