using System.Collections.Immutable;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Differences;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Differences;
using AshPlot.Core.Errors;
using AshPlot.Core.Finishing;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Sections;
using AshPlot.Rendering;

namespace AshPlot.Cli.Rendering;

/// <summary>Runs <c>render</c> from checked settings to the exit status.</summary>
internal static class RenderCommandRunner
{
    public static int Run(RenderCommandSettings settings)
    {
        // A shard makes no animation.
        if (settings is { DryRun: false, Job.Options.Shard: null })
            Animations.CheckPrograms(settings.Job.Options.AnimateAs);
        var files =
            settings.Members.Count > 0
                ? [.. settings.Members.SelectMany(member => member.Files).Distinct()]
                : InputFiles.Resolve(settings.Inputs, settings.Logging.Quiet ? null : ErrorReport.Warn);
        return CommandSession.Run(
            settings.Logging,
            "stopped before the run was known; nothing was drawn",
            session => RunAsync(settings, files, session),
            isLogLate: true
        );
    }

    private static async Task<int> RunAsync(
        RenderCommandSettings settings,
        IReadOnlyList<string> files,
        CommandSession session
    )
    {
        var stop = session.Token;
        var run = RenderRun.Open(settings.Job, files, () => session.Relay, settings.DryRun);
        await using (run.ConfigureAwait(false))
        {
            var described =
                settings.Job.Difference is not null ? run.DescribeDifferenceAsync(stop)
                : settings is { Members.Count: 0, Job.Maps.Ensemble: not null } ? run.DescribeMembersAsync(stop)
                : settings.Members.Count > 0 ? run.DescribeAsync(settings.Members, stop)
                : run.DescribeAsync(stop);
            var plan = run.Plan(await described.ConfigureAwait(false));
            if (settings.DryRun)
                return List(await run.LeftAsync(plan, stop).ConfigureAwait(false), settings.Job.Maps);
            // The table comes first: it is there before the first map.
            ImmutableArray<(string, string)> tables = [];
            if (
                settings.Job.Difference is not null
                && await run.CompareAsync(plan, stop).ConfigureAwait(false) is { } document
            )
            {
                DifferenceTable.Print(document, settings.IsJson, Console.Out);
                tables = [("diff.csv", DifferenceCsv.Of(document)), ("diff.json", document.ToJson())];
            }

            if (
                settings.Job.Maps.Section is { IsFlight: true }
                && await run.FlyAsync(plan, stop).ConfigureAwait(false) is { } flight
            )
            {
                FlightTable.Print(flight, settings.IsJson, Console.Out);
                tables = [("dose.csv", FlightDoses.Csv(flight)), ("dose.json", flight.ToJson())];
            }

            var report = await run.DrawAsync(plan, tables, new CommandProgress(settings.Logging, session.Log), stop)
                .ConfigureAwait(false);
            return Status(report, session.StopStatus, isPathPrinted: !settings.IsJson);
        }
    }

    private static int List(IReadOnlyList<MapPlan> maps, MapOptions options)
    {
        foreach (var file in maps.SelectMany(map => options.Formats.Select(map.FileOf)))
            Console.Out.WriteLine(file);
        return ExitStatus.Done;
    }

    private static int Status(RenderReport report, int? stopStatus, bool isPathPrinted)
    {
        var problem = report.ReportProblem ?? (isPathPrinted ? Print(report.Path!) : null);
        if (problem is not null)
            ErrorReport.Write(problem);
        if (report.Broken is not null)
            throw report.Broken;
        if (stopStatus is { } stopped)
            return stopped;
        if (problem is not null)
            return ExitStatus.SomeFailed;
        if (report.Gaps > 0)
            ErrorReport.Write(
                $"the maps of {report.Gaps} of {report.Manifest.Quantities.Length} quantities share an incomplete scale or box, as they say; repair the input or draw again"
            );
        if (report.FailedMaps > 0)
            ErrorReport.Write(
                $"{report.FailedMaps} of {report.Outcomes.Count} maps failed; {ReportFiles.ManifestFile} says why"
            );
        return report.IsWhole ? ExitStatus.Done : ExitStatus.SomeFailed;
    }

    /// <summary>Prints the path of the result; the problem where standard output cannot be written.</summary>
    private static string? Print(string path)
    {
        try
        {
            Console.Out.WriteLine(path);
            return null;
        }
        catch (UnwritableOutputException error)
        {
            return error.Message;
        }
    }
}
