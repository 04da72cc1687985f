using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Errors;
using AshPlot.Core.Finishing;
using AshPlot.Core.Output;
using AshPlot.Core.Reporting;
using AshPlot.Rendering;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Merging;

/// <summary>
/// Runs <c>merge</c>: joins the shards that lie in a folder to one manifest, and makes the pages. The shards stay, so
/// that it may be repeated.
/// </summary>
internal static class MergeCommandRunner
{
    public static int Run(MergeSettings settings) =>
        CommandSession.Run(settings.Logging, "stopped; the shards are as they were", session =>
            RunAsync(settings, session)
        );

    private static async Task<int> RunAsync(MergeSettings settings, CommandSession session)
    {
        var working = Path.Combine(settings.Folder, OutputFolder.WorkingName);
        if (!Directory.Exists(settings.Folder))
            throw new UnreadableInputException(
                settings.Folder,
                "no such folder; give the --output folder of the shards"
            );
        var shards = ShardFiles.Read(working);
        if (shards.Count == 0)
            throw new UnreadableInputException(
                settings.Folder,
                "no finished shard of a run there; draw shards with --shard I/N first"
            );

        var merged = ShardMerger.Merge(shards);
        Animations.CheckPrograms(merged.Part.AnimateAs ?? []);
        foreach (var remark in merged.Remarks)
            session.Log.Warning("{Remark}", remark);
        var gone = merged
            .Manifest.Quantities.SelectMany(quantity => quantity.Maps)
            .SelectMany(map => map.Files)
            .Where(file => !File.Exists(Path.Combine(settings.Folder, file)))
            .ToArray();
        var (manifest, failures) = await FinishAsync(merged, settings, session).ConfigureAwait(false);
        Console.Out.WriteLine(
            ReportFiles.Write(manifest, settings.Folder, working, merged.Part.Html ? merged.Part.SummaryPages : null)
        );
        foreach (var problem in merged.Problems)
            ErrorReport.Write(problem);
        if (gone.Length > 0)
            ErrorReport.Write(
                $"{gone.Length} files of maps are not in {settings.Folder}, the first {gone[0]}; draw their shards again"
            );
        return merged.Problems.IsEmpty && gone.Length == 0 && failures == 0 ? ExitStatus.Done : ExitStatus.SomeFailed;
    }

    /// <summary>
    /// Animations, document and overlays of the joined run. Joining is copying, which threads of the command do as well
    /// as workers.
    /// </summary>
    private static async Task<(Manifest Manifest, int Failures)> FinishAsync(
        MergedShards merged,
        MergeSettings settings,
        CommandSession session
    )
    {
        var wanted = new RenderOptions
        {
            Animate = merged.Part.Animate,
            AnimateAs = merged.Part.AnimateAs ?? [],
            FramesPerSecond = merged.Part.FramesPerSecond ?? Animations.DefaultFramesPerSecond,
            MergePdf = merged.Part.MergePdf,
        };
        if (!wanted.Animate && !wanted.MergePdf && JoinedOverlays.Plan(merged.Manifest).IsEmpty)
            return (merged.Manifest, 0);
        var options = new WorkerPoolOptions { Workers = WorkerCount.Automatic(), StartMethod = StartMethod.Threads };
        var pool = RenderPool.Start(options, session.Relay);
        await using (pool.ConfigureAwait(false))
        {
            var step = new FinishStep(wanted, settings.Folder, pool, session.Relay);
            await step.RunAsync(merged.Manifest, session.Token).ConfigureAwait(false);
            return (step.AddTo(merged.Manifest), step.Failures);
        }
    }
}

/// <summary>A merge as the user wants it.</summary>
/// <param name="Folder">The output folder that the shards share.</param>
/// <param name="Logging">How much is said.</param>
internal sealed record MergeSettings(string Folder, LogSettings Logging);
