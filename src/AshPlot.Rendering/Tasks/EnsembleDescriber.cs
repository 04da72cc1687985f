using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>Has the members of an ensemble described, all files by one pool, and makes one run of them.</summary>
internal static class EnsembleDescriber
{
    /// <summary>Describes members.</summary>
    /// <param name="members">The members.</param>
    /// <param name="ensemble">What is made of them, and how many may be missing.</param>
    /// <param name="options">How files are loaded.</param>
    /// <param name="job">Options of the pool of the whole job.</param>
    /// <param name="log">Gets what workers log.</param>
    /// <param name="cancellation">Stops describing.</param>
    /// <exception cref="AshPlotException">More members than allowed cannot be read, or they do not fit
    /// together.</exception>
    public static async Task<RunDescription> DescribeAsync(
        IReadOnlyList<MemberInput> members,
        EnsembleOptions ensemble,
        LoadOptions options,
        WorkerPoolOptions job,
        RenderLog log,
        CancellationToken cancellation
    )
    {
        var (read, missing) = (new List<EnsembleMember>(), new List<string>());
        var problems = new List<AshPlotException>();
        var found = await RunDescriber
            .DescribeEachAsync([.. members.Select(member => member.Files)], options, job, log, cancellation)
            .ConfigureAwait(false);
        foreach (var (member, (run, problem)) in members.Zip(found))
        {
            if (run is not null)
            {
                read.Add(new EnsembleMember(member.Name, run));
                continue;
            }

            problems.Add(
                problem ?? new UnreadableInputException(member.Name, "no such file or folder, or no model output in it")
            );
            missing.Add(Path.GetFileName(Path.TrimEndingDirectorySeparator(member.Name)));
        }

        if (problems.Count > ensemble.AllowMissing)
        {
            throw problems.Count == 1
                ? problems[0]
                : new ConflictingInputsException(
                    $"{problems.Count} of {members.Count} members cannot be read, and {OptionNames.Of(nameof(EnsembleOptions.AllowMissing))} allows {ensemble.AllowMissing}; the first: {problems[0].Message}"
                );
        }

        foreach (var problem in problems)
            log.Warning($"a member is left out: {problem.Message}");
        return EnsembleRun.Of(read, missing, ensemble);
    }
}
