using System.Text.Json.Nodes;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// Whether two output folders hold the same run: the same files, the same pictures, and manifests that differ in times
/// and processes alone.
/// </summary>
internal static class SameRun
{
    private static readonly string[] OfTheRun = ["workerPids", "started", "elapsedSeconds"];
    private static readonly string[] OfAMap = ["pid", "milliseconds"];

    public static void AssertSame(string expected, string actual, params string[] except)
    {
        var files = Files(expected);
        Assert.That(Files(actual), Is.EqualTo(files));
        foreach (
            var file in files.Where(file =>
                !file.EndsWith(".html", StringComparison.Ordinal) && file != "manifest.json"
            )
        )
            Assert.That(
                File.ReadAllBytes(Path.Combine(actual, file))
                    .AsSpan()
                    .SequenceEqual(File.ReadAllBytes(Path.Combine(expected, file))),
                file
            );
        Assert.That(Manifest(actual, except), Is.EqualTo(Manifest(expected, except)));
    }

    /// <summary>All files but working ones.</summary>
    private static string[] Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file))
                .Where(file => !file.StartsWith(".ashplot/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static string Manifest(string folder, string[] except)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))!;
        Remove(manifest["run"]!, [.. OfTheRun, .. except]);
        foreach (var map in manifest["quantities"]!.AsArray().SelectMany(quantity => quantity!["maps"]!.AsArray()))
            Remove(map!, [.. OfAMap, .. except]);
        return manifest.ToString();
    }

    private static void Remove(JsonNode node, string[] names)
    {
        foreach (var name in names)
            node.AsObject().Remove(name);
    }
}
