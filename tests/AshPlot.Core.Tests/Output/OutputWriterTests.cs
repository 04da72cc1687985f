using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Tests.Output;

internal sealed class OutputWriterTests
{
    private string folder = "";
    private string working = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Path.Combine(Path.GetTempPath(), $"ashplot-writer-{Guid.NewGuid():N}");
        working = Path.Combine(folder, OutputFolder.WorkingName, "run-1");
        Directory.CreateDirectory(working);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Files_of_several_folders_are_written_and_replaced_and_nothing_is_left_aside()
    {
        using (var writer = new OutputWriter(folder, working))
        {
            writer.Write("a/1.png", [1]);
            writer.Write("a/2.png", [2, 2]);
            writer.Write("b/c/3.png", [3]);
            writer.Write("a/1.png", [4, 5, 6]);
            writer.Write("4.png", [7]);
        }

        Assert.That(File.ReadAllBytes(Path.Combine(folder, "a/1.png")), Is.EqualTo(new byte[] { 4, 5, 6 }));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "a/2.png")), Is.EqualTo(new byte[] { 2, 2 }));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "b/c/3.png")), Is.EqualTo(new byte[] { 3 }));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "4.png")), Is.EqualTo(new byte[] { 7 }));
        Assert.That(Directory.EnumerateFileSystemEntries(working), Is.Empty);
    }

    [Test]
    public void A_folder_that_was_removed_is_made_again()
    {
        using var writer = new OutputWriter(folder, working);
        writer.Write("a/1.png", [1]);
        Directory.Delete(Path.Combine(folder, "a"), recursive: true);
        writer.Write("a/2.png", [2]);
        Assert.That(
            Directory.EnumerateFiles(Path.Combine(folder, "a")).Select(Path.GetFileName),
            Is.EqualTo(new[] { "2.png" })
        );
        Assert.That(Directory.EnumerateFileSystemEntries(working), Is.Empty);
    }

    [Test]
    [Platform("Linux")]
    public void A_link_that_somebody_puts_in_the_place_of_a_folder_leads_nowhere()
    {
        var elsewhere = Path.Combine(folder, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        using (var writer = new OutputWriter(folder, working))
        {
            writer.Write("a/1.png", [1]);
            Directory.Move(Path.Combine(folder, "a"), Path.Combine(folder, "moved"));
            Directory.CreateSymbolicLink(Path.Combine(folder, "a"), elsewhere);
            writer.Write("a/2.png", [2]);
            writer.Write("b/3.png", [3]);
            Assert.That(
                () => writer.Write("a/4.png", [4]),
                Throws.TypeOf<UnwritableOutputException>().With.Message.Contains("a symbolic link")
            );
        }

        Assert.That(Directory.EnumerateFileSystemEntries(elsewhere), Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(working), Is.Empty);
    }

    [Test]
    public void A_name_that_is_taken_by_a_folder_is_an_error_and_leaves_nothing_aside()
    {
        using var writer = new OutputWriter(folder, working);
        writer.Write("a/1.png", [1]);
        Directory.CreateDirectory(Path.Combine(folder, "a/2.png"));
        Assert.That(
            () => writer.Write("a/2.png", [2]),
            Throws.TypeOf<UnwritableOutputException>().With.Message.Contains(Path.Combine(folder, "a/2.png"))
        );
        writer.Write("a/3.png", [3]);
        Assert.That(File.Exists(Path.Combine(folder, "a/3.png")));
        Assert.That(Directory.EnumerateFileSystemEntries(working), Is.Empty);
    }
}
