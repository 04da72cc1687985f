using AshPlot.Cli.CommandLine;
using AshPlot.Core.Errors;
using AshPlot.Rendering.Tasks;

namespace AshPlot.Cli.Tests.CommandLine;

/// <summary>The sizes that <c>--worker-memory</c> takes, and what it is where none is given.</summary>
public sealed class WorkerMemoryTests
{
    [TestCase("2GB", 2_000_000_000)]
    [TestCase("500MB", 500_000_000)]
    [TestCase("500 mb", 500_000_000)]
    [TestCase("1.5G", 1_500_000_000)]
    [TestCase("1GiB", 1_073_741_824)]
    [TestCase("300000kb", 300_000_000)]
    [TestCase("200000000B", 200_000_000)]
    [TestCase("100TB", 100_000_000_000_000)]
    public void A_size_has_a_number_and_a_unit(string text, long bytes) =>
        Assert.That(OptionText.WorkerMemory(text, 8), Is.EqualTo(bytes));

    [TestCase("")]
    [TestCase("many")]
    [TestCase("2")]
    [TestCase("GB")]
    [TestCase("-2GB")]
    [TestCase("1e9GB")]
    [TestCase("2PB")]
    [TestCase("2GBB")]
    [TestCase("99999999TB")]
    [TestCase("1MB")]
    [TestCase("0GB")]
    public void Other_texts_and_sizes_below_what_a_worker_takes_by_itself_are_refused(string text) =>
        Assert.That(
            () => OptionText.WorkerMemory(text, 8),
            Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith("--worker-memory: ")
        );

    [TestCase(1, 16_000_000_000, 12_000_000_000)]
    [TestCase(4, 16_000_000_000, 3_000_000_000)]
    [TestCase(64, 16_000_000_000, 1_500_000_000)]
    [TestCase(1, 500_000_000, 1_500_000_000)]
    public void By_default_workers_share_three_quarters_but_have_what_a_large_map_takes(
        int workers,
        long available,
        long share
    ) => Assert.That(MemoryShare.Of(workers, available), Is.EqualTo(share));
}
