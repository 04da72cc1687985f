using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Tests.Output;

internal sealed class AtomicFileTests
{
    private string folder = "";

    private string Working => Path.Combine(folder, ".ashplot");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("ashplot-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_file_is_written_into_folders_that_are_made_and_nothing_is_left_aside()
    {
        var file = Path.Combine(folder, "00500", "map.png");

        AtomicFile.WriteBytes(file, Working, [1, 2, 3]);

        Assert.That(File.ReadAllBytes(file), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(Directory.GetFiles(Working), Is.Empty);
    }

    [Test]
    public void A_file_that_was_there_is_replaced_by_text_without_a_byte_order_mark()
    {
        var file = Path.Combine(folder, "index.html");
        File.WriteAllText(file, "a longer text than the new one");

        AtomicFile.WriteText(file, Working, "é");

        Assert.That(File.ReadAllBytes(file), Is.EqualTo(new byte[] { 0xC3, 0xA9 }));
    }

    [Test]
    public void A_link_in_place_of_the_file_is_replaced_and_not_followed()
    {
        var (file, elsewhere) = (Path.Combine(folder, "index.html"), Path.Combine(folder, "elsewhere"));
        File.WriteAllText(elsewhere, "another's");
        File.CreateSymbolicLink(file, elsewhere);

        AtomicFile.WriteText(file, Working, "new");

        Assert.That((File.ReadAllText(file), File.ReadAllText(elsewhere)), Is.EqualTo(("new", "another's")));
    }

    [TestCase(".ashplot", ".ashplot")]
    [TestCase(".ashplot/run-1", ".ashplot/run-1")]
    [TestCase("00500", ".ashplot/run-1")]
    [TestCase("export/deep", ".ashplot")]
    public void A_link_in_place_of_a_folder_below_the_output_folder_is_refused(string link, string working)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(folder, "elsewhere")).FullName;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, link))!);
        Directory.CreateSymbolicLink(Path.Combine(folder, link), elsewhere);
        var file = Path.Combine(folder, link.StartsWith(".ashplot", StringComparison.Ordinal) ? "." : link, "map.png");

        Assert.That(
            () => AtomicFile.WriteText(file, Path.Combine(folder, working), ""),
            Throws.TypeOf<UnwritableOutputException>().With.Message.Contains("symbolic link")
        );
        Assert.That(Directory.EnumerateFileSystemEntries(elsewhere), Is.Empty);
    }

    [Test]
    public void The_output_folder_itself_may_be_a_link()
    {
        var link = Path.Combine(folder, "link");
        Directory.CreateSymbolicLink(link, Directory.CreateDirectory(Path.Combine(folder, "real")).FullName);

        AtomicFile.WriteText(Path.Combine(link, "00500", "map.svg"), Path.Combine(link, ".ashplot"), "map");

        Assert.That(File.ReadAllText(Path.Combine(folder, "real", "00500", "map.svg")), Is.EqualTo("map"));
    }

    [Test]
    public void A_file_whose_writer_fails_is_not_there_nor_anything_aside()
    {
        var file = Path.Combine(folder, "run.nc");

        Assert.Throws<MissingLibraryException>(() => AtomicFile.Write(file, Working, aside =>
            {
                File.WriteAllText(aside, "half of it");
                throw new MissingLibraryException("no such library");
            }));

        Assert.That(File.Exists(file), Is.False);
        Assert.That(Directory.GetFiles(Working), Is.Empty);
    }

    [Test]
    public void A_file_that_is_written_in_pieces_is_whole_or_not_there()
    {
        var (whole, half) = (Path.Combine(folder, "whole"), Path.Combine(folder, "half"));
        var piece = new byte[100_000];
        AtomicFile.WriteStream(whole, Working, target =>
        {
            target.Write(piece);
            target.Write(piece);
        });
        Assert.Throws<MissingLibraryException>(() => AtomicFile.WriteStream(half, Working, target =>
            {
                target.Write(piece);
                throw new MissingLibraryException("no such library");
            }));

        Assert.That(new FileInfo(whole).Length, Is.EqualTo(200_000));
        Assert.That(File.Exists(half), Is.False);
        Assert.That(Directory.GetFiles(Working), Is.Empty);
    }

    [Test]
    public void A_folder_in_the_place_of_the_file_is_an_error_that_names_it_and_leaves_nothing_aside()
    {
        var file = Path.Combine(folder, "taken");
        Directory.CreateDirectory(Path.Combine(file, "by"));

        var error = Assert.Throws<UnwritableOutputException>(() => AtomicFile.WriteText(file, Working, "text"));

        Assert.That(error.Path, Is.EqualTo(file));
        Assert.That(error.Message, Does.StartWith(file + ": ").And.Not.Contain("\n"));
        Assert.That(Directory.GetFiles(Working), Is.Empty);
    }

    [Test]
    public void A_path_below_a_file_is_an_error_that_names_it()
    {
        var blocker = Path.Combine(folder, "file");
        File.WriteAllText(blocker, "");
        var file = Path.Combine(blocker, "sub", "index.html");

        var error = Assert.Throws<UnwritableOutputException>(() =>
            AtomicFile.WriteText(file, Path.Combine(blocker, "sub", ".ashplot"), "text")
        );

        Assert.That(error.Path, Is.EqualTo(file));
    }
}
