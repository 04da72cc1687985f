using AshPlot.Core.Tests.Reporting;

namespace AshPlot.Pages.Tests;

/// <summary>Animations as a browser plays them.</summary>
public sealed class AnimationTests
{
    [TestCase("png", "animations/Run_Air_Concentration_00000.apng"), CancelAfter(60_000)]
    [TestCase("webp", "animations/Run_Air_Concentration_00000.webp")]
    public async Task An_animation_plays_its_maps(string format, string file)
    {
        var plain = SampleManifest.Run("Run", levels: 1, times: 3);
        var maps = plain
            .Quantities[0]
            .Maps.Select(map => Path.ChangeExtension(map.Path!, format))
            .Select((path, index) => plain.Quantities[0].Maps[index] with { Path = path, Files = [path] });
        using var folder = new OutputFolder(
            plain with
            {
                Quantities = [plain.Quantities[0] with { Maps = [.. maps] }],
            },
            animate: true
        );
        await using var watched = await WatchedPage.Open(folder.Address(file));

        // However slow the machine is, three frames that go round are seen at last.
        var seen = new HashSet<string>();
        while (seen.Count < 3)
            seen.Add(Convert.ToBase64String(await watched.Page.ScreenshotAsync()));
        watched.IsClean();
    }
}
