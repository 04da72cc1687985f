using AshPlot.Cli.Slurm;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Tests.Slurm;

public sealed class TimeLimitTests
{
    [TestCase("30", 30 * 60, 60)]
    [TestCase("1", 60, 6)]
    [TestCase("2:30", 150, 15)]
    [TestCase("0:05", 5, 1)]
    [TestCase("1:00:00", 3600, 60)]
    [TestCase("1-0", 86400, 60)]
    [TestCase("1-12:30", 131400, 60)]
    [TestCase("2-01:02:03", 176523, 60)]
    public void A_limit_is_read_as_Slurm_reads_it(string text, int seconds, int notice)
    {
        var limit = TimeLimit.Parse(text);

        Assert.That(TimeLimit.IsLimit(text));
        Assert.That(
            (limit.Text, limit.Duration, limit.NoticeSeconds),
            Is.EqualTo((text, TimeSpan.FromSeconds(seconds), notice))
        );
    }

    [TestCase("2010-04-18T03:00:00Z")]
    [TestCase("2010-04-18T03:00Z/2010-04-18T06:00Z")]
    [TestCase("2010-04-18")]
    [TestCase("2010-04-18 03:00")]
    [TestCase("20100418030000")]
    [TestCase("20100418T0300")]
    [TestCase("")]
    [TestCase("1:2:3:4")]
    [TestCase("-5")]
    public void The_time_of_a_map_is_no_limit(string text) => Assert.That(TimeLimit.IsLimit(text), Is.False);

    [TestCase("0")]
    [TestCase("0:00:00")]
    public void A_limit_of_nothing_is_refused(string text) =>
        Assert.That(
            () => TimeLimit.Parse(text),
            Throws.TypeOf<InvalidOptionException>().With.Property("Option").EqualTo("--time")
        );
}
