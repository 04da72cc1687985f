using System.Text.Json;
using AshPlot.Core.Errors;
using SkiaSharp;

namespace AshPlot.Core.Tests.Comparing;

[CancelAfter(120_000)]
internal sealed class PictureComparerTests
{
    private DirectoryInfo root = null!;

    private string Expected => Path.Combine(root.FullName, "expected");

    private string Actual => Path.Combine(root.FullName, "actual");

    private string Report => Path.Combine(root.FullName, "report");

    [SetUp]
    public void MakeFolders()
    {
        root = Directory.CreateTempSubdirectory("ashplot-compare-");
        Directory.CreateDirectory(Expected);
        Directory.CreateDirectory(Actual);
    }

    [TearDown]
    public void RemoveFolders() => root.Delete(recursive: true);

    [Test]
    public void Every_kind_of_result_is_told_and_its_pictures_are_kept()
    {
        WriteBoth("same.png", Pictures.Plain.Encode(), Pictures.Plain.Encode());
        WriteBoth("00500/changed.png", Pictures.Plain.Encode(), Pictures.Changed(57, 0x00100000).Encode());
        WriteBoth(
            "size.webp",
            Pictures.OneColour(4, 3, SKColors.Red, SKEncodedImageFormat.Webp),
            Pictures.OneColour(3, 4, SKColors.Red, SKEncodedImageFormat.Webp)
        );
        WriteBoth("missing.jpg", Pictures.OneColour(4, 3, SKColors.Red, SKEncodedImageFormat.Jpeg), null);
        WriteBoth("extra.PNG", null, Pictures.Plain.Encode());
        WriteBoth("broken.png", Pictures.Plain.Encode(), [1, 2, 3]);
        WriteBoth("manifest.json", [1], [2]);
        WriteBoth("map.svg", [1], [2]);
        WriteBoth(".ashplot/x.png", [1], [2]);
        WriteBoth("deep/.ashplot/x.png", [1], [2]);
        var document = Compare(PictureTolerance.None);

        Assert.That(
            document.Pictures.Select(picture => (picture.Path, picture.Status)),
            Is.EqualTo(
                new[]
                {
                    ("00500/changed.png", ComparisonStatus.Different),
                    ("broken.png", ComparisonStatus.Unreadable),
                    ("extra.PNG", ComparisonStatus.Extra),
                    ("missing.jpg", ComparisonStatus.Missing),
                    ("same.png", ComparisonStatus.Same),
                    ("size.webp", ComparisonStatus.SizeMismatch),
                }
            )
        );
        Assert.That(document.Passed, Is.False);
        Assert.That(
            document.Summary,
            Is.EqualTo("6 pictures: 1 same, 1 different, 1 of another size, 1 missing, 1 extra, 1 unreadable")
        );
        Assert.That(
            FilesOf(Report),
            Is.EqualTo(
                new[]
                {
                    "actual/00500/changed.png",
                    "actual/broken.png",
                    "actual/extra.PNG",
                    "actual/size.webp",
                    "compare.json",
                    "difference/00500/changed.png",
                    "expected/00500/changed.png",
                    "expected/broken.png",
                    "expected/missing.jpg",
                    "expected/size.webp",
                    "index.html",
                }
            )
        );
        Assert.That(
            Picture.Load(Path.Combine(Report, "difference/00500/changed.png"))[17, 2],
            Is.EqualTo(DifferencePicture.Different)
        );
    }

    [Test]
    public void The_document_can_be_read_by_others()
    {
        WriteBoth("a.png", Pictures.Plain.Encode(), Pictures.Changed(57, 0x00100000).Encode());
        Compare(new PictureTolerance(0.1, 0, 2));
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Report, "compare.json")));
        var picture = document.RootElement.GetProperty("pictures")[0];

        Assert.That(document.RootElement.GetProperty("passed").GetBoolean(), Is.False);
        Assert.That(
            document.RootElement.GetProperty("tolerance").GetProperty("rootMeanSquare").GetDouble(),
            Is.EqualTo(0.1)
        );
        Assert.That(picture.GetProperty("status").GetString(), Is.EqualTo("different"));
        Assert.That(picture.GetProperty("differentPercent").GetDouble(), Is.EqualTo(0.5));
        Assert.That(picture.GetProperty("files").GetProperty("difference").GetString(), Is.EqualTo("difference/a.png"));
    }

    [Test]
    public void A_difference_within_the_tolerance_is_none()
    {
        WriteBoth("a.png", Pictures.Plain.Encode(), Pictures.Changed(57, 0x00100000).Encode());
        Assert.That(Compare(new PictureTolerance(0.6, 0.5)).Passed, Is.True);
        Assert.That(Compare(new PictureTolerance(0.6, 0.4)).Passed, Is.False);
        Assert.That(Compare(new PictureTolerance(0.5, 0.5)).Passed, Is.False);
        Assert.That(Compare(new PictureTolerance(0.6, 0, 16)).Passed, Is.True);
    }

    [Test]
    public void Two_files_are_compared_whatever_they_are_called()
    {
        WriteBoth("one", Pictures.Plain.Encode(), null);
        WriteBoth("other.bin", null, Pictures.Plain.Encode());
        var pair = PicturePairs.Find(Path.Combine(Expected, "one"), Path.Combine(Actual, "other.bin"));
        Assert.That(
            new PictureComparer(PictureTolerance.None).Compare(pair).Single().Status,
            Is.EqualTo(ComparisonStatus.Same)
        );
    }

    [Test]
    public void Two_folders_without_a_picture_are_an_error()
    {
        WriteBoth("map.pdf", [1], [2]);
        Assert.That(
            () => PicturePairs.Find(Expected, Actual),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("contains an image")
        );
    }

    [Test]
    public void A_file_and_a_folder_are_wrong_usage() =>
        Assert.That(
            () => PicturePairs.Find(Expected, typeof(Picture).Assembly.Location),
            Throws.TypeOf<InvalidOptionException>()
        );

    [Test]
    public void A_pipe_named_as_a_picture_does_not_hang()
    {
        using var process = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(Actual, "a.png")]);
        process.WaitForExit();
        WriteBoth("a.png", Pictures.Plain.Encode(), null);
        Assert.That(Compare(PictureTolerance.None).Pictures.Single().Error, Does.Contain("not a regular file"));
    }

    [Test]
    public void A_name_that_is_not_UTF_8_is_an_error_and_not_left_out()
    {
        // Bytes that .NET cannot write into a name; two of them would even be one name to it.
        using var process = System.Diagnostics.Process.Start(
            "bash",
            ["-c", "touch \"$0\"/$'a\\xff.png' \"$0\"/$'a\\xfe.png'", Actual]
        );
        process.WaitForExit();

        Assert.That(
            () => PicturePairs.Find(Expected, Actual),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("is not UTF-8")
        );
        // Nor can .NET remove them.
        using var remove = System.Diagnostics.Process.Start("rm", ["-r", Actual]);
        remove.WaitForExit();
    }

    [Test]
    public void A_link_that_leads_round_in_a_circle_is_not_followed()
    {
        WriteBoth("a.png", Pictures.Plain.Encode(), Pictures.Plain.Encode());
        Directory.CreateSymbolicLink(Path.Combine(Expected, "again"), Expected);
        Assert.That(PicturePairs.Find(Expected, Actual), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_hostile_file_name_stays_text()
    {
        const string Name = "<img src=x onerror=alert(1)> & \"quoted\" 'x' #1?.png";
        WriteBoth(Name, Pictures.Plain.Encode(), Pictures.Changed(1, 1).Encode());
        Compare(PictureTolerance.None);
        var page = File.ReadAllText(Path.Combine(Report, "index.html"));
        Assert.That(page, Does.Not.Contain("<img src=x").And.Contain("&lt;img src=x onerror=alert(1)&gt;"));
        Assert.That(File.Exists(Path.Combine(Report, "difference", Name)), Is.True);
    }

    private ComparisonDocument Compare(PictureTolerance tolerance)
    {
        var report = new ComparisonReport(Report);
        var document = new ComparisonDocument
        {
            Expected = Expected,
            Actual = Actual,
            Tolerance = tolerance,
            Pictures = new PictureComparer(tolerance, report).Compare(PicturePairs.Find(Expected, Actual)),
        };
        report.Write(document);
        return document;
    }

    private void WriteBoth(string name, byte[]? expected, byte[]? actual)
    {
        foreach (var (folder, content) in new[] { (Expected, expected), (Actual, actual) })
        {
            if (content is null)
                continue;
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }

    private static string[] FilesOf(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path))
                .Order(StringComparer.Ordinal),
        ];
}
