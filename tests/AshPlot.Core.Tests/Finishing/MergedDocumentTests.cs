using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Core.Finishing;

namespace AshPlot.Core.Tests.Finishing;

[NUnit.Framework.Category("Slow")]
internal sealed class MergedDocumentTests
{
    [Test, CancelAfter(120_000)]
    public void The_document_has_a_page_for_each_map_in_the_order_of_the_manifest()
    {
        using var run = new FinishedRun("png", "pdf");
        var manifest = MergedDocument.Write(run.Manifest, run.Folder);
        Assert.That(manifest.Document, Is.EqualTo("maps.pdf"));

        var pages = Tool("pdftotext", "-layout", Path.Combine(run.Folder, "maps.pdf"), "-")
            .Split('\f', StringSplitOptions.RemoveEmptyEntries);
        var maps = run
            .Manifest.Quantities.SelectMany(quantity => quantity.Maps.Select(map => (quantity.Title, Map: map)))
            .ToArray();
        Assert.That(pages, Has.Length.EqualTo(maps.Length));
        foreach (var (page, (title, map)) in pages.Zip(maps))
        {
            var alone = Tool("pdftotext", "-layout", Path.Combine(run.Folder, map.Files[1]), "-").TrimEnd('\f');
            Assert.That(page, Is.EqualTo(alone));
            Assert.That(page, Does.Contain(title).IgnoreCase);
        }
    }

    [Test, CancelAfter(120_000)]
    public void A_page_of_the_document_looks_as_its_map()
    {
        using var run = new FinishedRun("pdf");
        MergedDocument.Write(run.Manifest, run.Folder);
        Tool(
            "pdftoppm",
            "-png",
            "-r",
            "96",
            "-f",
            "2",
            "-l",
            "2",
            "-singlefile",
            Path.Combine(run.Folder, "maps.pdf"),
            Path.Combine(run.Folder, "page")
        );
        Tool(
            "pdftoppm",
            "-png",
            "-r",
            "96",
            "-singlefile",
            Path.Combine(run.Folder, run.Manifest.Quantities[0].Maps[1].Path!),
            Path.Combine(run.Folder, "alone")
        );
        Assert.That(run.Read("page.png"), Is.EqualTo(run.Read("alone.png")));
    }

    [Test]
    public void The_same_maps_give_the_same_document_with_an_outline()
    {
        using var run = new FinishedRun("pdf");
        MergedDocument.Write(run.Manifest, run.Folder);
        var first = run.Read("maps.pdf");
        MergedDocument.Write(run.Manifest, run.Folder);
        Assert.That(run.Read("maps.pdf"), Is.EqualTo(first));
        var outline = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("Air Concentration, "));
        Assert.That(Encoding.Latin1.GetString(first), Does.Contain($"/Title <FEFF{outline}"));
    }

    [Test]
    public void Without_a_map_as_PDF_there_is_no_document()
    {
        using var run = new FinishedRun("png");
        Assert.That(MergedDocument.Write(run.Manifest, run.Folder).Document, Is.Null);
        Assert.That(File.Exists(Path.Combine(run.Folder, "maps.pdf")), Is.False);
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(2000)]
    public void A_map_that_is_cut_short_is_named(int length)
    {
        using var run = new FinishedRun("pdf");
        var file = run.Manifest.Quantities[0].Maps[1].Path!;
        File.WriteAllBytes(Path.Combine(run.Folder, file), run.Read(file)[..length]);
        Assert.That(
            () => MergedDocument.Write(run.Manifest, run.Folder),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains(file)
        );
        Assert.That(File.Exists(Path.Combine(run.Folder, "maps.pdf")), Is.False);
    }

    private static string Tool(string name, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, name);
            return text;
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"there is no {name}; the package is called poppler-utils");
            throw;
        }
    }
}
