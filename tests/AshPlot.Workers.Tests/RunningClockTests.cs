using AshPlot.Workers.Pool;

namespace AshPlot.Workers.Tests;

/// <summary>The clock by which the time of tasks is measured.</summary>
internal sealed class RunningClockTests
{
    private long time = 1_000_000;

    [Test]
    public void Time_passes_while_the_process_runs()
    {
        using var clock = new RunningClock(() => time);
        var begin = clock.Now;
        for (var second = 1; second <= 100; second++)
        {
            time += second % 2 == 0 ? 1000 : 1400; // a timer that comes a little late on a busy machine
            _ = clock.Now;
        }

        Assert.That(clock.Now - begin, Is.EqualTo(120_000));
    }

    [TestCase(2_000)]
    [TestCase(86_400_000)]
    public void Time_in_which_the_process_was_suspended_does_not_count(long suspended)
    {
        using var clock = new RunningClock(() => time);
        var begin = clock.Now;
        time += 1000;
        _ = clock.Now;
        time += 1000 + suspended;
        Assert.That(clock.Now - begin, Is.EqualTo(2000));
        time += 500;
        Assert.That(clock.Now - begin, Is.EqualTo(2500));
    }
}
