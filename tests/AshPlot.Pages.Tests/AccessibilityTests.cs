using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using AshPlot.Core.Planning;
using AshPlot.Core.Tests.Reporting;

namespace AshPlot.Pages.Tests;

/// <summary>The pages against the rules of axe-core, which is fetched by npm; skipped where that cannot be.</summary>
public sealed class AccessibilityTests
{
    private const string Package = "axe-core@4.14.1";
    private static readonly Lazy<string?> Axe = new(Fetch);

    [TestCase(ColorScheme.Light, 1280)]
    [TestCase(ColorScheme.Dark, 1280)]
    [TestCase(ColorScheme.Light, 390)]
    [CancelAfter(180_000)]
    public async Task The_pages_break_no_rule_of_accessibility(ColorScheme colours, int width)
    {
        using var run = new DrawnRun(new MapOptions { Size = new PixelSize(500, 400) });
        using var folder = new OutputFolder(
            SampleManifest.Run("Run", levels: 2, times: 4) with
            {
                Warnings = ["A warning."],
                Document = "maps.pdf",
            }
        );
        foreach (var address in (string[])[run.Index, folder.Index, .. folder.Summaries])
        {
            await using var watched = await WatchedPage.Open(address, width: width, colours: colours);
            await Check(watched.Page, address);
            if (await watched.Page.Locator("#viewer").CountAsync() == 0)
                continue;
            await watched.Page.Locator("#beside").SelectOptionAsync("own");
            await Check(watched.Page, "beside");
            await watched.Page.GetByLabel("all times").CheckAsync();
            await Check(watched.Page, "all times");
            // A failed map.
            await watched.Page.GetByLabel("one map").CheckAsync();
            await watched.Page.Keyboard.PressAsync("End");
            await watched.Page.EvaluateAsync(
                "document.querySelectorAll('details').forEach(one => { one.open = true; })"
            );
            await Check(watched.Page, "all folds open");
        }
    }

    private static async Task Check(IPage page, string what)
    {
        if (Axe.Value is not { } script)
        {
            Assert.Ignore($"{Package} cannot be fetched by npm");
            return;
        }

        await page.EvaluateAsync(script);
        // The rules for screens; best-practice rules among them.
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run()).violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' | ')}`)"
        );
        Assert.That(found.EnumerateArray().Select(one => one.GetString()), Is.Empty, what);
    }

    /// <summary>The script of the package, from a folder that the next test run finds again.</summary>
    private static string? Fetch()
    {
        var folder = Path.Combine(Path.GetTempPath(), "ashplot-tests-" + Package.Replace('@', '-'));
        var script = Path.Combine(folder, "axe.min.js");
        if (File.Exists(script))
            return File.ReadAllText(script);
        var own = Directory.CreateTempSubdirectory("ashplot-axe-");
        try
        {
            using var npm = Process.Start(
                new ProcessStartInfo("npm", ["pack", Package, "--silent"])
                {
                    WorkingDirectory = own.FullName,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            if (!npm.WaitForExit(TimeSpan.FromSeconds(60)))
            {
                npm.Kill(entireProcessTree: true);
                return null;
            }

            if (own.GetFiles("*.tgz") is not [var packed])
                return null;
            using var unzipped = new GZipStream(packed.OpenRead(), CompressionMode.Decompress);
            using var tar = new TarReader(unzipped);
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.Name != "package/axe.min.js")
                    continue;
                using var text = new StreamReader(entry.DataStream!);
                var content = text.ReadToEnd();
                Directory.CreateDirectory(folder);
                File.WriteAllText(script, content);
                return content;
            }

            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }
}
