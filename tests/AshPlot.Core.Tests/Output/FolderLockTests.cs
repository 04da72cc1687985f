using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Tests.Output;

internal sealed class FolderLockTests
{
    private OutputFolder output = null!;
    private string parent = "";

    [SetUp]
    public void MakeFolder()
    {
        parent = Directory.CreateTempSubdirectory("ashplot-").FullName;
        output = OutputFolder.Create(Path.Combine(parent, "maps"), "host-1-1", _ => false);
    }

    [TearDown]
    public void RemoveFolder()
    {
        output.Dispose();
        Directory.Delete(parent, recursive: true);
    }

    [TestCase(null, null, false)]
    [TestCase(null, "1/2", false)]
    [TestCase("1/2", null, false)]
    [TestCase("1/2", "1/2", false)]
    [TestCase("1/2", "1/3", false)]
    [TestCase("1/12", "1/2", false)]
    [TestCase("1/2", "2/2", true)]
    public void Only_shards_of_one_run_write_to_a_folder_at_the_same_time(string? first, string? second, bool isAllowed)
    {
        using var held = Take(first);
        if (isAllowed)
            Assert.That(() => Take(second).Dispose(), Throws.Nothing);
        else
            Assert.That(
                () => Take(second),
                Throws
                    .TypeOf<UnwritableOutputException>()
                    .With.Message.Contains($"another render is writing there (process {Environment.ProcessId} on ")
            );
    }

    [Test]
    public void Once_it_is_given_free_nothing_is_left_of_it()
    {
        Take(null).Dispose();
        Take("1/2").Dispose();
        Take(null).Dispose();
        Assert.That(Directory.EnumerateFiles(output.StateFolder), Is.Empty);
    }

    [Test]
    public void What_a_killed_render_has_left_hinders_nobody()
    {
        File.WriteAllText(Path.Combine(output.StateFolder, "lock"), "");
        File.WriteAllText(Path.Combine(output.StateFolder, "lock.holder"), "process 1");
        File.WriteAllText(Path.Combine(output.StateFolder, "lock-1-of-3"), "");
        Assert.That(() => Take(null).Dispose(), Throws.Nothing);
    }

    private FolderLock Take(string? shard) => FolderLock.Take(output, shard is null ? null : Shard.Parse(shard));
}
