using AshPlot.Core.Output;

namespace AshPlot.Core.Tests.Output;

internal sealed class ListedFilesTests
{
    private string parent = "";

    private string Folder => Path.Combine(parent, "maps");

    [SetUp]
    public void MakeFolder() => parent = Directory.CreateTempSubdirectory("ashplot-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(parent, recursive: true);

    [TestCase("a.png", true)]
    [TestCase("00500/a.png", true)]
    [TestCase("animations/..a.png", true)]
    [TestCase("", false)]
    [TestCase("/etc/passwd", false)]
    [TestCase("../a.png", false)]
    [TestCase("00500/../../a.png", false)]
    [TestCase("./a.png", false)]
    [TestCase("00500//a.png", false)]
    [TestCase("00500\\a.png", false)]
    [TestCase("a\0.png", false)]
    [TestCase(".ashplot/journal", false)]
    public void Only_plain_paths_below_the_folder_count(string path, bool isPlain) =>
        Assert.That(ListedFiles.IsPlain(path), Is.EqualTo(isPlain));

    [Test]
    public void What_is_listed_goes_with_the_folders_that_are_empty_then_and_nothing_else()
    {
        Write("maps/00500/a.png", "maps/00500/mine.png", "maps/01500/deep/b.png", "maps/notes.txt", "outside.png");
        ListedFiles.Remove(
            Folder,
            [
                "00500/a.png",
                "01500/deep/b.png",
                "gone.png",
                "../outside.png",
                Path.Combine(parent, "outside.png"),
                "00500",
            ]
        );
        Assert.That(Files(), Is.EqualTo(new[] { "maps/00500/mine.png", "maps/notes.txt", "outside.png" }));
        Assert.That(Directory.Exists(Path.Combine(Folder, "01500")), Is.False);
    }

    [Test]
    public void No_link_is_followed_or_removed()
    {
        Write("elsewhere/a.png", "maps/b.png");
        Directory.CreateSymbolicLink(Path.Combine(Folder, "00500"), Path.Combine(parent, "elsewhere"));
        File.CreateSymbolicLink(Path.Combine(Folder, "c.png"), Path.Combine(parent, "elsewhere/a.png"));
        ListedFiles.Remove(Folder, ["00500/a.png", "c.png", "b.png"]);
        Assert.That(File.Exists(Path.Combine(parent, "elsewhere/a.png")), Is.True);
        Assert.That(
            Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(),
            Is.EqualTo(new[] { "00500", "c.png" })
        );
    }

    private void Write(params string[] paths)
    {
        foreach (var path in paths.Select(path => Path.Combine(parent, path)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    private string[] Files() =>
        [
            .. Directory
                .EnumerateFiles(parent, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(parent, file))
                .Order(StringComparer.Ordinal),
        ];
}
