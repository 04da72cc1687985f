using System.Diagnostics;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Tests.Loading.NameText;

namespace AshPlot.Core.Tests.Loading;

internal sealed class InputFilesTests
{
    private NameTextFiles files = null!;
    private string first = null!;
    private string second = null!;
    private string readme = null!;

    [SetUp]
    public void MakeFolder()
    {
        files = new NameTextFiles();
        second = files.Write(NameTextFiles.NameTwo, "b.txt");
        first = files.Write(NameTextFiles.NameTwo, "a.txt");
        readme = files.Write("about these files", "README.txt");
        files.Write(NameTextFiles.NameTwo, ".hidden.txt");
        Directory.CreateDirectory(Path.Combine(files.Folder, "below"));
        files.Write(NameTextFiles.NameTwo, Path.Combine("below", "c.txt"));
    }

    [TearDown]
    public void RemoveFolder()
    {
        Shell("rm -rf \"$1\"/caf*");
        files.Dispose();
    }

    [TestCase("")]
    [TestCase("*.txt")]
    public void A_file_whose_name_is_not_UTF8_is_left_out_with_a_warning(string pattern)
    {
        CopyToRawName(first, "caf\\351.txt");
        var warnings = new List<string>();
        Assert.That(
            InputFiles.Resolve([Path.Combine(files.Folder, pattern)], warnings.Add),
            Is.EqualTo(new[] { first, second })
        );
        Assert.That(warnings, Has.One.Matches("caf\uFFFD.txt is left out: its name is not UTF-8"));
    }

    [Test]
    public void A_folder_whose_name_is_not_UTF8_is_named_where_a_pattern_leads_through_it()
    {
        CopyToRawName(first, "caf\\351/a.txt");
        var warnings = new List<string>();
        InputFiles.Resolve([Path.Combine(files.Folder, "*", "*.txt")], warnings.Add);
        Assert.That(warnings, Has.One.Contains("caf\uFFFD"));
    }

    [Test]
    public void A_file_that_is_named_and_whose_name_is_not_UTF8_is_refused_with_the_reason() =>
        Assert.That(() => InputFiles.Resolve([Path.Combine(files.Folder, "caf\uFFFD.txt")]), Refusal("not UTF-8"));

    /// <summary>Copies by the shell: .NET has no names that are not UTF-8.</summary>
    private void CopyToRawName(string file, string octal) =>
        Shell("target=\"$1/$(printf \"$2\")\"; mkdir -p \"${target%/*}\"; cp \"$3\" \"$target\"", octal, file);

    private void Shell(string script, params string[] arguments)
    {
        using var shell = Process.Start("/bin/sh", ["-c", script, "sh", files.Folder, .. arguments]);
        shell.WaitForExit();
        Assert.That(shell.ExitCode, Is.Zero);
    }

    [Test]
    public void A_folder_is_its_own_files_of_a_known_format_sorted() =>
        Assert.That(InputFiles.Resolve([files.Folder]), Is.EqualTo(new[] { first, second }));

    [Test]
    public void Inputs_are_joined_and_each_file_comes_once() =>
        Assert.That(
            InputFiles.Resolve([second, files.Folder, Path.Combine(files.Folder, "below", "..", "a.txt"), first]),
            Is.EqualTo(new[] { first, second })
        );

    [Test]
    public void A_quoted_pattern_is_what_it_matches()
    {
        Assert.That(InputFiles.Resolve([Path.Combine(files.Folder, "[ab].txt")]), Is.EqualTo(new[] { first, second }));
        Assert.That(
            InputFiles.Resolve([Path.Combine(files.Folder, "be*", "*.txt")]),
            Is.EqualTo(new[] { Path.Combine(files.Folder, "below", "c.txt") })
        );
        Assert.That(() => InputFiles.Resolve([Path.Combine(files.Folder, "*.nc")]), Refusal("no file matches"));
    }

    [Test]
    public void A_file_with_characters_of_a_pattern_in_its_name_is_that_file()
    {
        var odd = files.Write(NameTextFiles.NameTwo, "run[1].txt");
        Assert.That(InputFiles.Resolve([odd]), Is.EqualTo(new[] { odd }));
    }

    [Test]
    public void What_is_no_model_output_is_refused()
    {
        var empty = Directory.CreateDirectory(Path.Combine(files.Folder, "empty")).FullName;
        Assert.That(() => InputFiles.Resolve([readme]), Refusal("unrecognised format"));
        Assert.That(() => InputFiles.Resolve([empty]), Refusal("no model output found"));
        Assert.That(
            () => InputFiles.Resolve([Path.Combine(files.Folder, "none.txt")]),
            Refusal("no such file or folder")
        );
        Assert.That(() => InputFiles.Resolve(["https://example.org/a.nc"]), Refusal("is a URL"));
        Assert.That(() => InputFiles.Resolve([""]), Refusal("must be the path"));
    }

    [Test]
    [Platform("Linux")]
    [CancelAfter(20_000)]
    public void Pipes_and_devices_are_refused_without_waiting_for_them()
    {
        var pipe = Path.Combine(files.Folder, "pipe");
        using (var make = Process.Start("mkfifo", pipe))
            make.WaitForExit();
        Assert.That(() => InputFiles.Resolve([pipe]), Refusal("pipe or a device"));
        Assert.That(() => InputFiles.Resolve(["/dev/zero"]), Refusal("pipe or a device"));
        Assert.That(
            InputFiles.Resolve([files.Folder]),
            Is.EqualTo(new[] { first, second }),
            "in a folder it is passed over"
        );
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refusal(string part) =>
        Throws.TypeOf<UnreadableInputException>().With.Message.Contains(part);
}
