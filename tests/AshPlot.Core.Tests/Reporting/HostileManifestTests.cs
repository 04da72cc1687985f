using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Reporting;

/// <summary>Manifests that somebody has changed.</summary>
internal sealed class HostileManifestTests
{
    private static readonly string Sound = SampleManifest
        .Contract()
        .ToJson()
        .Replace("\n", "", StringComparison.Ordinal)
        .Replace(" ", "", StringComparison.Ordinal);

    [Test]
    public void The_sound_one_is_read() => Assert.That(() => Manifest.Parse(Sound, "m.json"), Throws.Nothing);

    [TestCase("\"workerPids\":[4242,4243]", "\"workerPids\":[4242,null]")]
    [TestCase("\"attributes\":{", "\"attributes\":{\"a\":null,")]
    [TestCase("\"quantities\":[", "\"quantities\":[null,")]
    [TestCase("\"maps\":[", "\"maps\":[null,")]
    [TestCase("\"files\":[\"00500", "\"files\":[null,\"00500")]
    [TestCase("\"workers\":8", "\"workers\":8,\"workers\":9")]
    [TestCase("\"workers\":8", "\"workers\":-8")]
    [TestCase("\"workers\":8", "\"workers\":99999999999")]
    [TestCase("\"workers\":8", "\"workers\":\"8\"")]
    [TestCase("\"workers\":8,", "")]
    [TestCase("\"elapsedSeconds\":1.23", "\"elapsedSeconds\":1e300")]
    [TestCase("\"elapsedSeconds\":1.23", "\"elapsedSeconds\":-1")]
    [TestCase("\"elapsedSeconds\":1.23", "\"elapsedSeconds\":null")]
    [TestCase("\"started\":\"2026-01-01T00:00:00Z\"", "\"started\":\"yesterday\"")]
    [TestCase("\"started\":\"2026-01-01T00:00:00Z\"", "\"started\":\"9999-12-31T23:59:59Z\"")]
    [TestCase("\"status\":\"done\"", "\"status\":77")]
    [TestCase("\"status\":\"done\"", "\"status\":\"gone\"")]
    [TestCase("\"max\":0.00107", "\"max\":1e999")]
    [TestCase("\"width\":860", "\"width\":null")]
    [TestCase("\"width\":860", "\"width\":-860")]
    [TestCase("\"attempts\":1", "\"attempts\":-1")]
    [TestCase("\"levelBounds\":[250,750]", "\"levelBounds\":[250]")]
    [TestCase("\"title\":\"VA_Tutorial\"", "\"title\":\"\\ud800\"")]
    [TestCase("\"schema\":1", "\"schema\":2")]
    [TestCase("\"path\":\"00500", "\"path\":\"00501")]
    [TestCase("\"quantities\":[", "\"document\":\"../maps.pdf\",\"quantities\":[")]
    [TestCase("\"quantities\":[", "\"document\":\"/etc/passwd\",\"quantities\":[")]
    [TestCase("\"maps\":[", "\"exports\":[\"../a.kmz\"],\"maps\":[")]
    [TestCase("\"maps\":[", "\"animations\":[{\"level\":null,\"path\":\"/a.webp\",\"frames\":2}],\"maps\":[")]
    [TestCase("\"status\":\"done\"", "\"exports\":[\".ashplot/journal\"],\"status\":\"done\"")]
    public void It_is_refused_in_one_line_that_names_the_file(string was, string becomes)
    {
        Assert.That(Sound, Does.Contain(was));
        var changed = Encoding.UTF8.GetBytes(Sound.Replace(was, becomes, StringComparison.Ordinal));

        Assert.That(
            () => Manifest.Parse(changed, "m.json"),
            Throws.TypeOf<UnreadableInputException>().With.Message.StartsWith("m.json")
        );
    }

    [Test]
    public void So_are_paths_of_maps_that_lead_out_and_maps_that_are_there_twice()
    {
        var path = SampleManifest.Contract().Quantities[0].Maps[0].Path!;
        foreach (
            var outside in (string[])["../" + path, "/" + path, "a/../../b.png", ".ashplot/journal", "a\\u0000.png", ""]
        )
            Assert.That(
                () => Manifest.Parse(Sound.Replace(path, outside, StringComparison.Ordinal), "m.json"),
                Throws.TypeOf<UnreadableInputException>(),
                outside
            );
        var map = Sound[Sound.IndexOf("\"maps\":[", StringComparison.Ordinal)..][8..];
        var twice = map[..(map.IndexOf('}') + 1)];
        Assert.That(
            () => Manifest.Parse(Sound.Replace(twice, $"{twice},{twice}", StringComparison.Ordinal), "m.json"),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("twice")
        );
    }

    [Test]
    public void An_upper_bound_that_is_infinite_is_null_and_read() =>
        Assert.That(
            Manifest
                .Parse(Sound.Replace("[250,750]", "[250,null]", StringComparison.Ordinal), "m.json")
                .Quantities[0]
                .Maps[0]
                .LevelBounds!.Value[1],
            Is.NaN
        );
}
