using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Tests.Output;

public sealed class OutputFolderTests
{
    private string parent = "";

    [SetUp]
    public void MakeFolder() => parent = Directory.CreateTempSubdirectory("ashplot-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(parent, recursive: true);

    [Test]
    public void Folders_that_were_made_for_nothing_are_removed()
    {
        using (var output = OutputFolder.Create(Path.Combine(parent, "a", "maps")))
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
        using (var output = OutputFolder.Create(maps))
        {
            File.WriteAllText(Path.Combine(output.DecodedPlanes, "planes"), "");
            File.WriteAllText(Path.Combine(maps, "manifest.json"), "{}");
        }

        Assert.That(Directory.EnumerateFileSystemEntries(maps).Select(Path.GetFileName), Is.EqualTo(new[] { "manifest.json" }));
    }

    [Test]
    public void A_folder_that_was_there_stays_though_it_is_empty()
    {
        OutputFolder.Create(parent).Dispose();
        Assert.That(Directory.Exists(parent), Is.True);
        Assert.That(Directory.EnumerateFileSystemEntries(parent), Is.Empty);
    }

    [Test]
    public void The_journal_of_another_run_is_kept()
    {
        var journal = Path.Combine(parent, OutputFolder.WorkingName, "journal");
        Directory.CreateDirectory(Path.GetDirectoryName(journal)!);
        File.WriteAllText(journal, "");
        OutputFolder.Create(parent).Dispose();
        Assert.That(File.Exists(journal), Is.True);
    }

    [Test]
    public void Two_runs_in_one_folder_do_not_share_their_decoded_planes()
    {
        using var one = OutputFolder.Create(parent);
        using (var other = OutputFolder.Create(parent))
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
            () => OutputFolder.Create(path),
            Throws.TypeOf<UnwritableOutputException>().With.Property("Path").EqualTo(path).And.Message.Contains("--output"));
        Assert.That(Directory.EnumerateFileSystemEntries(parent), Has.Exactly(1).Items);
    }
}
