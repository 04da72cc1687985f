using AshPlot.Cli.CommandLine;
using AshPlot.Core.Analysing;
using AshPlot.Core.Colours;
using AshPlot.Core.Deriving;
using AshPlot.Core.Output;
using AshPlot.Core.Querying;
using AshPlot.Rendering.Tasks;

namespace AshPlot.Cli.Querying;

/// <summary>Runs <c>query</c> from checked settings to the exit status.</summary>
internal static class QueryCommandRunner
{
    public static int Run(QuerySettings settings) => AskSession.Open(settings.Ask, session => RunAsync(settings, session));

    private static async Task<int> RunAsync(QuerySettings settings, AskSession session)
    {
        var run = DerivedQuantities.Add(session.Run, settings.Selection.Quantities, settings.Thresholds?[0] ?? DerivedQuantities.DefaultThreshold);
        var plan = QueryPlan.For(
            run, settings.Selection, settings.Places, settings.Thresholds ?? [AnalysisPlan.DefaultThreshold], settings.Thresholds is null);
        var document = await AskAsync(plan, session).ConfigureAwait(false);
        Print(document, settings.Format);
        return settings.Ask.OutputFolder is null ? ExitStatus.Done : await WriteAsync(plan, document, session).ConfigureAwait(false);
    }

    private static async Task<QueryDocument> AskAsync(QueryPlan plan, AskSession session)
    {
        session.Pool.Dictionary(QueryTasks.Jobs, QueryTaskJson.Default.QueryJob).Set(QueryTasks.JobKey, plan.Job());
        var requests = plan.Plan.Maps.Select(map => new QueryRequest(map.Number, map.Quantity, map.Slice)).ToArray();
        var answers = new QueryAnswers(plan);
        await session.EachAsync(
            QueryTasks.Ask, requests, request => request.Slice,
            (request, reply) => answers.Add(request.Number, reply.Answer ?? throw new ReportedInputException(reply.Problem!))).ConfigureAwait(false);
        return answers.ToDocument();
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

    private static async Task<int> WriteAsync(QueryPlan plan, QueryDocument document, AskSession session)
    {
        var output = session.Output;
        AtomicFile.WriteText(Path.Combine(output.Path, "query.csv"), output.WorkingFolder, QueryCsv.Of(document));
        AtomicFile.WriteText(Path.Combine(output.Path, "query.json"), output.WorkingFolder, document.ToJson());
        var charts = PlaceChartJob.Of(plan, document, ClassSchemes.Qva).Select(job => new ChartRequest(job, output.Path, output.WorkingFolder)).ToArray();
        session.Pool.GrowTo(Math.Min(session.Settings.Workers, Math.Max(1, charts.Length)));
        var failed = 0;
        await foreach (var outcome in session.Pool.MapUnorderedAsync(QueryTasks.Chart, charts, cancellation: session.Token).ConfigureAwait(false))
        {
            if ((outcome.Error?.Message ?? outcome.Result!.Problem) is not { } problem)
                continue;
            session.Log.Error("{Chart}: {Reason}", outcome.Argument.Job.Path, problem);
            failed++;
        }

        if (failed == 0)
            return ExitStatus.Done;
        ErrorReport.Write($"{failed} of {charts.Length} charts could not be drawn");
        return ExitStatus.SomeFailed;
    }
}
