using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Rendering.Tasks;

namespace AshPlot.Rendering;

/// <summary>What every shard of a job says alike, so that <c>merge</c> can join them.</summary>
internal static class ShardPart
{
    /// <summary>Describes the whole job.</summary>
    /// <param name="settings">The settings, of any shard.</param>
    /// <param name="plan">The plan of the whole job.</param>
    public static ManifestPart Of(RenderSettings settings, RunPlan plan) =>
        new()
        {
            Job = Fingerprint(settings, plan),
            Maps = plan.Maps.Length,
            Workers = settings.Options.Workers,
            Html = settings.Options.Html,
            Animate = settings.Options.Animate,
            AnimateAs = settings.Options.AnimateAs.IsEmpty ? null : settings.Options.AnimateAs,
            FramesPerSecond = settings.Options.Animate ? settings.Options.FramesPerSecond : null,
            MergePdf = settings.Options.MergePdf,
            SummaryPages = plan
                .Quantities.DistinctBy(quantity => quantity.Description.Name)
                .ToImmutableSortedDictionary(quantity => quantity.Description.Name, quantity => quantity.SummaryPage),
        };

    /// <summary>
    /// Equal for shards that draw parts of one set of pictures: version, inputs, options that change pixels, and names
    /// of all maps.
    /// </summary>
    private static string Fingerprint(RenderSettings settings, RunPlan plan)
    {
        var run = plan.Run with { Files = [.. plan.Run.Files.Select(file => file with { DecodedPlanes = null })] };
        var job = JsonSerializer.SerializeToUtf8Bytes(
            DrawingJob.For(plan with { Run = run }, settings.Maps, outputFolder: "", workingFolder: ""),
            WorkerJson.Default.DrawingJob
        );
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, ToolVersion.Text);
        hash.AppendData(job);
        foreach (var file in run.Files)
        {
            var info = new FileInfo(file.Path);
            Append(hash, $"{info.Length} {info.LastWriteTimeUtc.Ticks}");
        }

        foreach (var map in plan.Maps)
            Append(hash, map.Path);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
