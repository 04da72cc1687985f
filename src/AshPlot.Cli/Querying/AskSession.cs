using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Rendering;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Runs;
using AshPlot.Rendering;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Querying;

/// <summary>A run that is described and a pool whose workers can read it, while a command asks it.</summary>
/// <param name="Settings">What was wanted.</param>
/// <param name="Run">The run.</param>
/// <param name="Pool">The pool; it has one worker until it grows.</param>
/// <param name="Output">The output folder, or one for working files alone.</param>
/// <param name="Log">The log.</param>
/// <param name="Token">Ends with a signal.</param>
internal sealed record AskSession(AskSettings Settings, RunDescription Run, WorkerPool Pool, OutputFolder Output, ILogger Log, CancellationToken Token)
{
    /// <summary>Describes the run, has it asked, and ends the pool.</summary>
    /// <param name="settings">What is wanted.</param>
    /// <param name="ask">Asks, and gives the exit status.</param>
    public static int Open(AskSettings settings, Func<AskSession, Task<int>> ask)
    {
        var files = InputFiles.Resolve(settings.Inputs, settings.Logging.Quiet ? null : ErrorReport.Warn);
        // Text is decoded into working files, which need a place even where nothing is kept.
        using var output = settings.OutputFolder is { } folder
            ? OutputFolder.Create(folder, ProcessMark.Own, ProcessMark.IsOfTheDead)
            : OutputFolder.CreateTemporary(ProcessMark.Own);
        return RunAsync(settings, files, output, ask).GetAwaiter().GetResult();
    }

    /// <summary>Gives requests to as many workers as are useful, and takes each reply as it comes.</summary>
    /// <param name="kind">The kind of task.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="slice">The slice of a request, for the error that names its file.</param>
    /// <param name="take">Takes a request and its reply.</param>
    /// <exception cref="ReportedInputException">A slice cannot be read.</exception>
    public async Task EachAsync<TRequest, TReply>(
        TaskKind<TRequest, TReply> kind, IReadOnlyCollection<TRequest> requests, Func<TRequest, SliceDescription> slice, Action<TRequest, TReply> take)
    {
        Pool.GrowTo(Math.Min(Settings.Workers, Math.Max(1, requests.Count)));
        await foreach (var outcome in Pool.MapUnorderedAsync(kind, requests, cancellation: Token).ConfigureAwait(false))
        {
            if (outcome.Error is { } error)
                throw new ReportedInputException($"{Run.Files[slice(outcome.Argument).Terms[0].File].Path}: {TaskErrorText.OfReading(error)}");
            take(outcome.Argument, outcome.Result!);
        }
    }

    private static async Task<int> RunAsync(AskSettings settings, IReadOnlyList<string> files, OutputFolder output, Func<AskSession, Task<int>> ask)
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
                foreach (var warning in run.Warnings)
                    log.Warning("{Warning}", warning);
                return await ask(new AskSession(settings, run, pool, output, log, signals.Token)).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (signals.Status is not null)
            {
                ErrorReport.Write("stopped; nothing was answered");
                return signals.Status.Value;
            }
        }
    }
}
