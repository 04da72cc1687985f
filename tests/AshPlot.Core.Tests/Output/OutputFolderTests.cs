using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Tests.Output;

public sealed class OutputFolderTests
{
    private string parent = "";

    private static OutputFolder Create(string path) => OutputFolder.Create(path, "host-1-1", _ => false);

    [SetUp]
    public void MakeFolder() => parent = Directory.CreateTempSubdirectory("ashplot-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(parent, recursive: true);

    [Test]
    public void Folders_that_were_made_for_nothing_are_removed()
    {
        using (var output = Create(Path.Combine(parent, "a", "maps")))
        {
            Assert.That(Directory.Exists(output.DecodedPlanes), Is.True);
            File.WriteAllText(Path.Combine(output.DecodedPlanes, "planes"), "");
        }

        Assert.That(Directory.EnumerateFileSystemEntries(parent), Is.Empty);
    }

    [Test]
    public void What_was_written_stays_and_working_files_go()
    {
        var maps = Path.Combine(parent, "maps");
        using (var output = Create(maps))
        {
            File.WriteAllText(Path.Combine(output.DecodedPlanes, "planes"), "");
            File.WriteAllText(Path.Combine(maps, "manifest.json"), "{}");
        }

        Assert.That(Directory.EnumerateFileSystemEntries(maps).Select(Path.GetFileName), Is.EqualTo(new[] { "manifest.json" }));
    }

    [Test]
    public void A_folder_that_was_there_stays_though_it_is_empty()
    {
        Create(parent).Dispose();
        Assert.That(Directory.Exists(parent), Is.True);
        Assert.That(Directory.EnumerateFileSystemEntries(parent), Is.Empty);
    }

    [Test]
    public void The_journal_of_another_run_is_kept()
    {
        var journal = Path.Combine(parent, OutputFolder.WorkingName, "journal");
        Directory.CreateDirectory(Path.GetDirectoryName(journal)!);
        File.WriteAllText(journal, "");
        Create(parent).Dispose();
        Assert.That(File.Exists(journal), Is.True);
    }

    [Test]
    public void Two_runs_in_one_folder_do_not_share_their_decoded_planes()
    {
        using var one = Create(parent);
        using (var other = Create(parent))
            Assert.That(other.DecodedPlanes, Is.Not.EqualTo(one.DecodedPlanes));
        Assert.That(Directory.Exists(one.DecodedPlanes), Is.True);
    }

    [Test]
    public void A_folder_below_a_file_is_an_error_that_names_it_and_leaves_nothing()
    {
        var file = Path.Combine(parent, "file");
        File.WriteAllText(file, "");
        var path = Path.Combine(file, "maps");
        Assert.That(
            () => Create(path),
            Throws.TypeOf<UnwritableOutputException>().With.Property("Path").EqualTo(path).And.Message.Contains("--output"));
        Assert.That(Directory.EnumerateFileSystemEntries(parent), Has.Exactly(1).Items);
    }

    [Test]
    public void Working_files_of_a_killed_run_are_removed_and_those_of_a_live_one_stay()
    {
        var killed = OutputFolder.Create(parent, "host-7-70", _ => false);
        using var live = OutputFolder.Create(parent, "host-8-80", _ => false);
        File.WriteAllText(Path.Combine(killed.WorkingFolder, "half.tmp"), "half a map");

        using var next = OutputFolder.Create(parent, "host-9-90", mark => mark == "host-7-70");

        Assert.That(Directory.Exists(killed.WorkingFolder), Is.False);
        Assert.That((live.IsThere, next.IsThere), Is.EqualTo((true, true)));
    }
}
