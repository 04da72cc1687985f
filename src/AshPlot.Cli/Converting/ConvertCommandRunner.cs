using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Rendering;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Converting.Qva;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Runs;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Converting;

/// <summary>Runs <c>convert</c>: the files are described, and a worker, which alone loads the NetCDF library, writes the run.</summary>
internal static class ConvertCommandRunner
{
    public static int Run(ConvertSettings settings)
    {
        IReadOnlyList<string> files = settings.Members.Count > 0
            ? [.. settings.Members.SelectMany(member => member.Files).Distinct()]
            : InputFiles.Resolve(settings.Inputs, settings.Logging.Quiet ? null : ErrorReport.Warn);
        var path = settings.Output;
        if (files.Any(file => Path.GetFullPath(file) == Path.GetFullPath(path)))
            throw new InvalidOptionException("--output", $"'{path}' is one of the inputs; choose another name");
        if (Directory.Exists(path))
            throw new UnwritableOutputException(path, "is a folder; convert writes one file");
        using var folder = OutputFolder.Create(
            Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".", ProcessMark.Own, ProcessMark.IsOfTheDead);
        return RunAsync(settings, files, folder).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(ConvertSettings settings, IReadOnlyList<string> files, OutputFolder folder)
    {
        var log = Logs.Create(settings.Logging);
        await using var logger = (IAsyncDisposable)log;
        using var signals = new StopSignals();
        var options = new WorkerPoolOptions
        {
            Workers = 1, TaskTimeout = settings.TaskTimeout, WorkerMemoryLimit = settings.WorkerMemory,
            StartMethod = settings.StartMethod,
        };
        var relay = Logs.Relay(log, settings.Logging);
        var pool = PoolFactory.Start(options, relay);
        await using (pool.ConfigureAwait(false))
        {
            try
            {
                var load = settings.Load with { DecodedPlanesFolder = folder.DecodedPlanes };
                var run = settings.Ensemble is { } ensemble
                    ? await EnsembleDescriber.DescribeAsync(settings.Members, ensemble, load, options, relay, signals.Token).ConfigureAwait(false)
                    : await RunDescriber.DescribeAsync(files, load, options, relay, signals.Token).ConfigureAwait(false);
                foreach (var warning in run.Warnings)
                    log.Warning("{Warning}", warning);
                foreach (var other in settings.Qva is null ? run.OtherVariables : [])
                    log.Warning("{Field} is left out: it {Reason}", Describe(other), other.Reason ?? "is not a quantity that ashplot knows");
                var request = new ConvertRequest(run, settings.Output, folder.WorkingFolder) { Qva = Product(settings, run) };
                Check(await pool.TryRunAsync(WorkerTasks.Convert, request, cancellation: signals.Token).ConfigureAwait(false));
                Console.Out.WriteLine(settings.Output);
                return ExitStatus.Done;
            }
            catch (OperationCanceledException) when (signals.Status is not null)
            {
                ErrorReport.Write("stopped; nothing was written");
                return signals.Status.Value;
            }
        }
    }

    private static QvaProduct? Product(ConvertSettings settings, RunDescription run) => settings.Qva is not { } given
        ? null
        : QvaProduct.Of(settings.Vent?.AddTo(run) ?? run, settings.Ensemble?.Thresholds, given);

    private static string Describe(OtherVariable field) => field.LongName is null ? field.Name : $"{field.Name} ({field.LongName})";

    private static string Problem(WorkerTaskException error) => error switch
    {
        TaskTimeoutException late => $"writing it took longer than --task-timeout allows ({late.Limit.TotalSeconds:0.###} s)",
        WorkerMemoryException large => $"writing it took more memory than --worker-memory allows ({large.Limit / 1e6:0} MB)",
        _ => $"cannot be written: {error.Message}",
    };

    private static void Check(TaskOutcome<ConvertRequest, ConvertReply> outcome)
    {
        if (outcome.Error is { } error)
            throw new UnwritableOutputException(outcome.Argument.Path, Problem(error), error);
        if (outcome.Result!.Problem is { } problem)
            throw new ReportedInputException(problem);
    }
}
