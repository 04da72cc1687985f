using AshPlot.Cli.CommandLine;
using AshPlot.Core.Analysing;
using AshPlot.Core.Colours;
using AshPlot.Core.Deriving;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;
using AshPlot.Rendering.Tasks;

namespace AshPlot.Cli.Querying;

/// <summary>Runs <c>query</c> from checked settings to the exit status.</summary>
internal static class QueryCommandRunner
{
    public static int Run(QuerySettings settings) =>
        WorkSession.Ask(settings.Work, (session, run, output) => RunAsync(settings, session, run, output));

    private static async Task<int> RunAsync(
        QuerySettings settings,
        WorkSession session,
        RunDescription described,
        OutputFolder output
    )
    {
        var run = DerivedQuantities.Add(
            described,
            settings.Selection.Quantities,
            settings.Thresholds?[0] ?? DerivedQuantities.DefaultThreshold
        );
        var plan = QueryPlan.For(
            run,
            settings.Selection,
            settings.Places,
            settings.Thresholds ?? [AnalysisPlan.DefaultThreshold],
            settings.Thresholds is null
        );
        ReadingTasks.Query.Jobs(session.Pool).Set("", plan.Job());
        var requests = plan.Plan.Maps.Select(map => new SliceRequest(map.Number, map.Quantity, map.Slice)).ToArray();
        var answers = new QueryAnswers(plan);
        await session
            .EachAsync(
                ReadingTasks.Query.Kind,
                requests,
                request => run.FileOf(request.Slice),
                (request, answer) => answers.Add(request.Number, answer)
            )
            .ConfigureAwait(false);
        var document = answers.ToDocument();
        Print(document, settings.Format);
        return settings.Work.OutputFolder is null
            ? ExitStatus.Done
            : await WriteAsync(plan, document, session, output).ConfigureAwait(false);
    }

    private static void Print(QueryDocument document, QueryFormat format)
    {
        if (format == QueryFormat.Json)
            Console.Out.Write(document.ToJson());
        else if (format == QueryFormat.Csv)
            Console.Out.Write(QueryCsv.Of(document));
        else
            QueryTable.Print(document, Console.Out);
    }

    private static async Task<int> WriteAsync(
        QueryPlan plan,
        QueryDocument document,
        WorkSession session,
        OutputFolder output
    )
    {
        AtomicFile.WriteText(Path.Combine(output.Path, "query.csv"), output.WorkingFolder, QueryCsv.Of(document));
        AtomicFile.WriteText(Path.Combine(output.Path, "query.json"), output.WorkingFolder, document.ToJson());
        var charts = PlaceChartJob
            .Of(plan, document, ClassSchemes.Qva)
            .Select(job => new ChartRequest(job, output.Path, output.WorkingFolder))
            .ToArray();
        var failed = 0;
        await foreach (var outcome in session.MapAsync(WorkerTasks.Chart, charts).ConfigureAwait(false))
        {
            if (outcome.Error is not { } error)
                continue;
            session.Log.Error("{Chart}: {Reason}", outcome.Argument.Job.Path, error.Message);
            failed++;
        }

        if (failed == 0)
            return ExitStatus.Done;
        ErrorReport.Write($"{failed} of {charts.Length} charts could not be drawn");
        return ExitStatus.SomeFailed;
    }
}

/// <summary>A query as the user wants it; checked.</summary>
internal sealed record QuerySettings
{
    public required WorkSettings Work { get; init; }

    /// <summary>The places; none to ask of whole levels.</summary>
    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>Which quantities, levels and times are asked.</summary>
    public required MapOptions Selection { get; init; }

    /// <summary>The thresholds; null for the default.</summary>
    public required IReadOnlyList<ThresholdValue>? Thresholds { get; init; }

    public required QueryFormat Format { get; init; }
}

/// <summary>What goes to standard output.</summary>
internal enum QueryFormat
{
    /// <summary>Tables for people.</summary>
    Table,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>CSV.</summary>
    Csv,
}
