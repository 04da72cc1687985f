using AshPlot.Core.Converting.Qva;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Runs;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Converting;

/// <summary>
/// Runs <c>convert</c>: the files are described, and a worker, which alone loads the NetCDF library, writes the run.
/// </summary>
internal static class ConvertCommandRunner
{
    public static int Run(ConvertSettings settings)
    {
        IReadOnlyList<string> files =
            settings.Members.Count > 0
                ? [.. settings.Members.SelectMany(member => member.Files).Distinct()]
                : settings.Work.Files();
        var path = settings.Output;
        if (files.Any(file => Path.GetFullPath(file) == Path.GetFullPath(path)))
            throw new InvalidOptionException("--output", $"'{path}' is one of the inputs; choose another name");
        if (Directory.Exists(path))
            throw new UnwritableOutputException(path, "is a folder; convert writes one file");
        using var folder = OutputFolder.Create(
            Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".",
            ProcessMark.Own,
            ProcessMark.IsOfTheDead
        );
        return WorkSession.Run(settings.Work, "stopped; nothing was written", session =>
            RunAsync(settings, session, files, folder)
        );
    }

    private static async Task<int> RunAsync(
        ConvertSettings settings,
        WorkSession session,
        IReadOnlyList<string> files,
        OutputFolder folder
    )
    {
        // The worker that writes starts meanwhile.
        var pool = session.Pool;
        var run = settings.Ensemble is { } ensemble
            ? await session.DescribeAsync(settings.Members, ensemble, folder.DecodedPlanes).ConfigureAwait(false)
            : await session.DescribeAsync(files, folder.DecodedPlanes).ConfigureAwait(false);
        foreach (var other in settings.Qva is null ? run.OtherVariables : [])
            session.Log.Warning(
                "{Field} is left out: it {Reason}",
                Describe(other),
                other.Reason ?? "is not a quantity that ashplot knows"
            );
        var request = new ConvertRequest(run, settings.Output, folder.WorkingFolder, Product(settings, run));
        await foreach (var outcome in session.MapAsync(WorkerTasks.Convert, [request]).ConfigureAwait(false))
        {
            if (outcome.Error is { } error)
                throw WorkerErrors.Typed(error)
                    ?? new UnwritableOutputException(settings.Output, Problem(error), error);
        }

        Console.Out.WriteLine(settings.Output);
        return ExitStatus.Done;
    }

    private static QvaProduct? Product(ConvertSettings settings, RunDescription run) =>
        settings.Qva is not { } given
            ? null
            : QvaProduct.Of(settings.Vent?.AddTo(run) ?? run, settings.Ensemble?.Thresholds, given);

    private static string Describe(OtherVariable field) =>
        field.LongName is null ? field.Name : $"{field.Name} ({field.LongName})";

    private static string Problem(WorkerTaskException error) =>
        error switch
        {
            TaskTimeoutException late =>
                $"writing it took longer than --task-timeout allows ({late.Limit.TotalSeconds:0.###} s)",
            WorkerMemoryException large =>
                $"writing it took more memory than --worker-memory allows ({large.Limit / 1e6:0} MB)",
            _ => $"cannot be written: {error.Message}",
        };
}

/// <summary>A conversion as the user wants it; checked.</summary>
internal sealed record ConvertSettings
{
    /// <summary>What is read; the timeout is that of writing too.</summary>
    public required WorkSettings Work { get; init; }

    public required string Output { get; init; }

    /// <summary>The members of an ensemble, in place of the inputs; none for a run by itself.</summary>
    public IReadOnlyList<MemberInput> Members { get; init; } = [];

    /// <summary>Probabilities of the members; null for a run by itself.</summary>
    public EnsembleOptions? Ensemble { get; init; }

    /// <summary>Options of the attributes of a QVA file to their texts; null to write the run as it is.</summary>
    public IReadOnlyDictionary<string, string>? Qva { get; init; }

    /// <summary>The volcano, for a run that does not say.</summary>
    public Vent? Vent { get; init; }
}
