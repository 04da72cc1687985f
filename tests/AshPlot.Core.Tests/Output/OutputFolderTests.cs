using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Tests.Output;

internal sealed class OutputFolderTests
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
            File.WriteAllText(Path.Combine(output.DecodedPlanes, "0.planes"), "");
        }

        Assert.That(Directory.EnumerateFileSystemEntries(parent), Is.Empty);
    }

    [Test]
    public void What_was_written_stays_and_working_files_go()
    {
        var maps = Path.Combine(parent, "maps");
        using (var output = Create(maps))
        {
            File.WriteAllText(Path.Combine(output.DecodedPlanes, "0.planes"), "");
            File.WriteAllText(Path.Combine(maps, "manifest.json"), "{}");
        }

        Assert.That(
            Directory.EnumerateFileSystemEntries(maps).Select(Path.GetFileName),
            Is.EqualTo(new[] { "manifest.json" })
        );
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
            Throws
                .TypeOf<UnwritableOutputException>()
                .With.Property("Path")
                .EqualTo(path)
                .And.Message.Contains("OutputFolder")
        );
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

    [Test]
    public void A_link_in_place_of_the_state_folder_is_refused()
    {
        var (maps, elsewhere) = (
            Directory.CreateDirectory(Path.Combine(parent, "maps")).FullName,
            Directory.CreateDirectory(Path.Combine(parent, "elsewhere")).FullName
        );
        Directory.CreateSymbolicLink(Path.Combine(maps, OutputFolder.WorkingName), elsewhere);

        Assert.That(
            () => Create(maps),
            Throws.TypeOf<UnwritableOutputException>().With.Message.Contains("symbolic link")
        );
        Assert.That(Directory.EnumerateFileSystemEntries(elsewhere), Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void What_lies_behind_a_link_in_place_of_a_folder_of_working_files_stays(bool inside)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(parent, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "0.tmp"), "");
        var leftover = Path.Combine(parent, OutputFolder.WorkingName, "run-host-7-70-01234567");
        Directory.CreateDirectory(inside ? leftover : Path.GetDirectoryName(leftover)!);
        Directory.CreateSymbolicLink(inside ? Path.Combine(leftover, "decoded") : leftover, elsewhere);

        OutputFolder.Create(parent, "host-9-90", mark => mark == "host-7-70").Dispose();

        Assert.That(File.Exists(Path.Combine(elsewhere, "0.tmp")), Is.True);
    }

    [Test]
    public void Of_what_is_named_like_a_leftover_only_files_that_the_program_makes_are_removed()
    {
        var leftover = Path.Combine(parent, OutputFolder.WorkingName, "run-host-7-70-01234567");
        Directory.CreateDirectory(Path.Combine(leftover, "decoded"));
        foreach (var name in (string[])["half.tmp", "decoded/0.planes", "draw.sh"])
            File.WriteAllText(Path.Combine(leftover, name), "");

        OutputFolder.Create(parent, "host-9-90", mark => mark == "host-7-70").Dispose();

        Assert.That(
            Directory.EnumerateFileSystemEntries(leftover).Select(Path.GetFileName),
            Is.EqualTo(new[] { "draw.sh" })
        );
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_leftover_that_others_can_write_stays()
    {
        var leftover = Directory.CreateDirectory(
            Path.Combine(parent, OutputFolder.WorkingName, "run-host-7-70-01234567")
        );
        if (!OperatingSystem.IsWindows())
            leftover.UnixFileMode |= UnixFileMode.OtherWrite;

        OutputFolder.Create(parent, "host-9-90", mark => mark == "host-7-70").Dispose();

        Assert.That(Directory.Exists(leftover.FullName), Is.True);
    }

    [Test]
    public void Working_files_that_were_exchanged_for_a_link_lead_nobody_to_delete_elsewhere()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(parent, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "0.tmp"), "");
        using (var output = Create(parent))
        {
            Directory.Move(output.WorkingFolder, Path.Combine(parent, "away"));
            Directory.CreateSymbolicLink(output.WorkingFolder, elsewhere);
        }

        Assert.That(File.Exists(Path.Combine(elsewhere, "0.tmp")), Is.True);
    }

    [Test]
    public void A_temporary_folder_is_gone_after_use()
    {
        string path;
        using (var output = OutputFolder.CreateTemporary("host-1-1"))
        {
            path = output.Path;
            Assert.That(output.IsThere, Is.True);
        }

        Assert.That(Directory.Exists(path), Is.False);
    }
}
