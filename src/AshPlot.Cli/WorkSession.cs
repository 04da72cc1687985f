using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Runs;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli;

/// <summary>A command that reads runs, with the workers that do it.</summary>
internal sealed class WorkSession : CommandSession
{
    private readonly WorkSettings settings;
    private RenderPool? pool;

    private WorkSession(WorkSettings settings)
        : base(settings.Logging) => this.settings = settings;

    /// <summary>The workers; the first starts when it is asked for, others when they are of use.</summary>
    public RenderPool Pool => pool ??= RenderPool.Start(settings.PoolOptions, Relay);

    /// <summary>Works until the end or a signal.</summary>
    /// <param name="settings">What is read, and how.</param>
    /// <param name="stopped">What to say where a signal ended the work.</param>
    /// <param name="work">The work; gives the exit status.</param>
    public static int Run(WorkSettings settings, string stopped, Func<WorkSession, Task<int>> work) =>
        RunAsync(new WorkSession(settings), stopped, work).GetAwaiter().GetResult();

    /// <summary>Describes the run of the inputs, and asks it, until the end or a signal.</summary>
    /// <param name="settings">What is read, and how.</param>
    /// <param name="ask">Asks; gives the exit status. The output folder is a temporary one where nothing is to be
    /// written.</param>
    public static int Ask(WorkSettings settings, Func<WorkSession, RunDescription, OutputFolder, Task<int>> ask)
    {
        var files = settings.Files();
        using var output = settings.CreateOutput();
        return Run(settings, "stopped; nothing was answered", async session =>
        {
            // The first worker starts meanwhile.
            _ = session.Pool;
            return await ask(
                    session,
                    await session.DescribeAsync(files, output.DecodedPlanes).ConfigureAwait(false),
                    output
                )
                .ConfigureAwait(false);
        });
    }

    /// <summary>Describes a run.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="decoded">Folder for what is decoded of them; null where that is not kept.</param>
    /// <param name="warn">True to log what the user should know of the run.</param>
    public async Task<RunDescription> DescribeAsync(IReadOnlyList<string> files, string? decoded, bool warn = true)
    {
        var load = settings.Load with { DecodedPlanesFolder = decoded };
        var run = await RunDescriber
            .DescribeAsync(files, load, settings.PoolOptions, Relay, Token)
            .ConfigureAwait(false);
        if (warn)
            Warn(run);
        return run;
    }

    /// <summary>Describes the members of an ensemble as one run, and logs what the user should know of it.</summary>
    public async Task<RunDescription> DescribeAsync(
        IReadOnlyList<MemberInput> members,
        EnsembleOptions ensemble,
        string decoded
    )
    {
        var load = settings.Load with { DecodedPlanesFolder = decoded };
        var run = await EnsembleDescriber
            .DescribeAsync(members, ensemble, load, settings.PoolOptions, Relay, Token)
            .ConfigureAwait(false);
        Warn(run);
        return run;
    }

    /// <summary>Gives requests to as many workers as are useful, and takes each result as it comes.</summary>
    /// <param name="kind">The kind of task.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="fileOf">The file that a request reads, for the error that names it.</param>
    /// <param name="take">Takes a request and its result.</param>
    /// <exception cref="Core.Errors.AshPlotException">A slice cannot be read.</exception>
    public async Task EachAsync<TRequest, TResult>(
        TaskKind<TRequest, TResult> kind,
        IReadOnlyCollection<TRequest> requests,
        Func<TRequest, string> fileOf,
        Action<TRequest, TResult> take
    )
        where TRequest : class
    {
        await foreach (var outcome in MapAsync(kind, requests).ConfigureAwait(false))
            take(outcome.Argument, outcome.ReadFrom(fileOf(outcome.Argument)));
    }

    /// <summary>Gives requests to as many workers as are useful.</summary>
    public IAsyncEnumerable<TaskOutcome<TRequest, TResult>> MapAsync<TRequest, TResult>(
        TaskKind<TRequest, TResult> kind,
        IReadOnlyCollection<TRequest> requests
    )
        where TRequest : class
    {
        Pool.GrowTo(Math.Min(settings.Workers, Math.Max(1, requests.Count)));
        return Pool.MapUnorderedAsync(kind, requests, cancellation: Token);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (pool is not null)
            await pool.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Logs what the user should know of a run.</summary>
    private void Warn(RunDescription run)
    {
        foreach (var warning in run.Warnings)
            Log.Warning("{Warning}", warning);
    }
}

/// <summary>What a command that reads runs wants of them and of its workers; checked.</summary>
internal sealed record WorkSettings
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Where files go; null where none is written, or not by this.</summary>
    public string? OutputFolder { get; init; }

    public required LoadOptions Load { get; init; }

    public required int Workers { get; init; }

    /// <summary>How long reading a file or slice may take; null for any time.</summary>
    public required TimeSpan? TaskTimeout { get; init; }

    /// <summary>Bytes of memory over which a worker is ended.</summary>
    public required long WorkerMemory { get; init; }

    /// <summary>
    /// How workers start; another than spawn where all is to stay in this process, as the fuzzer wants it.
    /// </summary>
    public StartMethod StartMethod { get; init; } = StartMethod.Spawn;

    public required LogSettings Logging { get; init; }

    /// <summary>The pool of the command.</summary>
    public WorkerPoolOptions PoolOptions =>
        new()
        {
            Workers = Workers,
            InitialWorkers = 1,
            TaskTimeout = TaskTimeout,
            WorkerMemoryLimit = WorkerMemory,
            StartMethod = StartMethod,
        };

    /// <summary>The files that the inputs name.</summary>
    public IReadOnlyList<string> Files() => InputFiles.Resolve(Inputs, Logging.Quiet ? null : ErrorReport.Warn);

    /// <summary>
    /// The output folder; where nothing is kept one for what is decoded of text, which is removed in the end.
    /// </summary>
    public OutputFolder CreateOutput() =>
        OutputFolder is { } folder
            ? Core.Output.OutputFolder.Create(folder, ProcessMark.Own, ProcessMark.IsOfTheDead)
            : Core.Output.OutputFolder.CreateTemporary(ProcessMark.Own);
}
