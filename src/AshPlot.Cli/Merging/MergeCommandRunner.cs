using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Reporting;

namespace AshPlot.Cli.Merging;

/// <summary>Runs <c>merge</c>: joins the shards that lie in a folder to one manifest, and makes the pages. The shards stay, so that it may be repeated.</summary>
internal static class MergeCommandRunner
{
    public static int Run(MergeSettings settings)
    {
        var log = Logs.Create(settings.Logging);
        using var logger = (IDisposable)log;
        var working = Path.Combine(settings.Folder, OutputFolder.WorkingName);
        if (!Directory.Exists(settings.Folder))
            throw new UnreadableInputException(settings.Folder, "there is no such folder; give the --output of the shards");
        var shards = ShardFiles.Read(working);
        if (shards.Count == 0)
            throw new UnreadableInputException(settings.Folder, "no shard of a run has ended there; draw them with --shard I/N first");

        var merged = ShardMerger.Merge(shards);
        foreach (var remark in merged.Remarks)
            log.Warning("{Remark}", remark);
        var gone = merged.Manifest.Quantities.SelectMany(quantity => quantity.Maps).SelectMany(map => map.Files)
            .Where(file => !File.Exists(Path.Combine(settings.Folder, file))).ToArray();
        var result = ReportFiles.WriteManifest(merged.Manifest, settings.Folder, working);
        if (merged.Part.Html)
            result = ReportFiles.WritePages(merged.Manifest, settings.Folder, working, merged.Part.SummaryPages);
        Console.Out.WriteLine(result);
        foreach (var problem in merged.Problems)
            ErrorReport.Write(problem);
        if (gone.Length > 0)
            ErrorReport.Write($"{gone.Length} files of maps are not in {settings.Folder}, the first {gone[0]}; draw their shards again");
        return merged.Problems.IsEmpty && gone.Length == 0 ? ExitStatus.Done : ExitStatus.SomeFailed;
    }
}
