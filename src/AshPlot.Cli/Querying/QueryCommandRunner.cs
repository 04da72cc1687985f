using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Rendering;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Analysing;
using AshPlot.Core.Colours;
using AshPlot.Core.Deriving;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Querying;
using AshPlot.Rendering;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Querying;

/// <summary>Runs <c>query</c> from checked settings to the exit status.</summary>
internal static class QueryCommandRunner
{
    public static int Run(QuerySettings settings)
    {
        var files = InputFiles.Resolve(settings.Inputs, settings.Logging.Quiet ? null : ErrorReport.Warn);
        // Text is decoded into working files, which need a place even where nothing is kept.
        using var output = settings.OutputFolder is { } folder
            ? OutputFolder.Create(folder, ProcessMark.Own, ProcessMark.IsOfTheDead)
            : OutputFolder.CreateTemporary(ProcessMark.Own);
        return RunAsync(settings, files, output).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(QuerySettings settings, IReadOnlyList<string> files, OutputFolder output)
    {
        var log = Logs.Create(settings.Logging);
        await using var logger = (IAsyncDisposable)log;
        using var signals = new StopSignals();
        var options = new WorkerPoolOptions
        {
            Workers = settings.Workers, InitialWorkers = 1, TaskTimeout = settings.TaskTimeout, WorkerMemoryLimit = settings.WorkerMemory,
        };
        var pool = PoolFactory.Start(options, Logs.Relay(log, settings.Logging));
        await using (pool.ConfigureAwait(false))
        {
            try
            {
                var load = settings.Load with { DecodedPlanesFolder = output.DecodedPlanes };
                var run = await RunDescriber.DescribeAsync(files, load, options, Logs.Relay(log, settings.Logging), signals.Token).ConfigureAwait(false);
                run = DerivedQuantities.Add(run, settings.Selection.Quantities, settings.Thresholds?[0] ?? DerivedQuantities.DefaultThreshold);
                var plan = QueryPlan.For(
                    run, settings.Selection, settings.Places, settings.Thresholds ?? [AnalysisPlan.DefaultThreshold], settings.Thresholds is null);
                foreach (var warning in run.Warnings)
                    log.Warning("{Warning}", warning);
                var document = await AskAsync(plan, pool, settings.Workers, signals.Token).ConfigureAwait(false);
                Print(document, settings.Format);
                return settings.OutputFolder is null ? ExitStatus.Done : await WriteAsync(plan, document, output, pool, settings.Workers, log, signals.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (signals.Status is not null)
            {
                ErrorReport.Write("stopped; nothing was answered");
                return signals.Status.Value;
            }
        }
    }

    private static async Task<QueryDocument> AskAsync(QueryPlan plan, WorkerPool pool, int workers, CancellationToken cancellation)
    {
        pool.Dictionary(QueryTasks.Jobs, QueryTaskJson.Default.QueryJob).Set(QueryTasks.JobKey, plan.Job());
        var requests = plan.Plan.Maps.Select(map => new QueryRequest(map.Number, map.Quantity, map.Slice)).ToArray();
        pool.GrowTo(Math.Min(workers, requests.Length));
        var answers = new QueryAnswers(plan);
        await foreach (var outcome in pool.MapUnorderedAsync(QueryTasks.Ask, requests, cancellation: cancellation).ConfigureAwait(false))
        {
            if (outcome.Error is { } error)
                throw new ReportedInputException($"{plan.Plan.Run.Files[outcome.Argument.Slice.Terms[0].File].Path}: {TaskErrorText.OfReading(error)}");
            answers.Add(outcome.Argument.Number, outcome.Result!.Answer ?? throw new ReportedInputException(outcome.Result.Problem!));
        }

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

    private static async Task<int> WriteAsync(
        QueryPlan plan, QueryDocument document, OutputFolder output, WorkerPool pool, int workers, ILogger log, CancellationToken cancellation)
    {
        AtomicFile.WriteText(Path.Combine(output.Path, "query.csv"), output.WorkingFolder, QueryCsv.Of(document));
        AtomicFile.WriteText(Path.Combine(output.Path, "query.json"), output.WorkingFolder, document.ToJson());
        var charts = PlaceChartJob.Of(plan, document, ClassSchemes.Qva).Select(job => new ChartRequest(job, output.Path, output.WorkingFolder)).ToArray();
        pool.GrowTo(Math.Min(workers, Math.Max(1, charts.Length)));
        var failed = 0;
        await foreach (var outcome in pool.MapUnorderedAsync(QueryTasks.Chart, charts, cancellation: cancellation).ConfigureAwait(false))
        {
            if ((outcome.Error?.Message ?? outcome.Result!.Problem) is not { } problem)
                continue;
            log.Error("{Chart}: {Reason}", outcome.Argument.Job.Path, problem);
            failed++;
        }

        if (failed == 0)
            return ExitStatus.Done;
        ErrorReport.Write($"{failed} of {charts.Length} charts could not be drawn");
        return ExitStatus.SomeFailed;
    }
}
