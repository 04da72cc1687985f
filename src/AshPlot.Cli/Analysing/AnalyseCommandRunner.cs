using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Rendering;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Analysing;

/// <summary>Runs <c>analyse</c> from checked settings to the exit status. Of many runs one that fails costs no other.</summary>
internal static class AnalyseCommandRunner
{
    public static int Run(AnalyseSettings settings)
    {
        var folders = RunFolders.Find(settings.Inputs);
        // Text is decoded into working files, which need a place even where nothing is kept.
        using var output = settings.OutputFolder is { } folder
            ? OutputFolder.Create(folder, ProcessMark.Own, ProcessMark.IsOfTheDead)
            : OutputFolder.CreateTemporary(ProcessMark.Own);
        return RunAsync(settings, folders, output).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(AnalyseSettings settings, IReadOnlyList<RunFolder> folders, OutputFolder output)
    {
        var log = Logs.Create(settings.Logging);
        await using var logger = (IAsyncDisposable)log;
        using var signals = new StopSignals();
        var options = new WorkerPoolOptions
        {
            Workers = settings.Workers, InitialWorkers = 1, TaskTimeout = settings.TaskTimeout, WorkerMemoryLimit = settings.WorkerMemory,
            StartMethod = settings.StartMethod,
        };
        var pool = PoolFactory.Start(options, Logs.Relay(log, settings.Logging));
        await using (pool.ConfigureAwait(false))
        {
            try
            {
                var step = new AnalyseStep(settings, options, pool, output, log);
                var document = folders.Count == 1
                    ? new AnalysisDocument([await step.RunAsync(folders[0], signals.Token).ConfigureAwait(false)])
                    : await ManyAsync(step, folders, log, signals.Token).ConfigureAwait(false);
                if (settings.Json)
                    Console.Out.Write(document.ToJson());
                else
                    AnalysisTable.Print(document, Console.Out);
                if (settings.OutputFolder is not null)
                {
                    var written = AnalysisFiles.Write(document, output.Path, output.WorkingFolder);
                    if (!settings.Json)
                        Console.Out.WriteLine(written);
                }

                return Status(document);
            }
            catch (OperationCanceledException) when (signals.Status is not null)
            {
                ErrorReport.Write("stopped; nothing was written");
                return signals.Status.Value;
            }
        }
    }

    private static async Task<AnalysisDocument> ManyAsync(
        AnalyseStep step, IReadOnlyList<RunFolder> folders, ILogger log, CancellationToken cancellation)
    {
        var (runs, failed) = (new List<RunAnalysis>(), new List<FailedRun>());
        foreach (var folder in folders)
        {
            try
            {
                runs.Add(await step.RunAsync(folder, cancellation).ConfigureAwait(false));
            }
            catch (AshPlotException error) when (error is not InvalidOptionException)
            {
                log.Error("{Run}: {Reason}", folder.Name ?? folder.Inputs[0], error.Message);
                failed.Add(new FailedRun(folder.Name ?? folder.Inputs[0], error.Message));
            }
        }

        return new AnalysisDocument([.. runs.OrderBy(run => run.Name, StringComparer.Ordinal)]) { Failed = [.. failed] };
    }

    private static int Status(AnalysisDocument document)
    {
        if (document.Failed.IsEmpty)
            return ExitStatus.Done;
        ErrorReport.Write($"{document.Failed.Length} of {document.Failed.Length + document.Runs.Length} runs could not be analysed");
        return document.Runs.IsEmpty ? ExitStatus.InputOrOutput : ExitStatus.SomeFailed;
    }
}
