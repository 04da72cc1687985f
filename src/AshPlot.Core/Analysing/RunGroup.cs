namespace AshPlot.Core.Analysing;

/// <summary>A bar of the charts: a model's average with the range of its runs, or one run.</summary>
/// <param name="Name">Path of the runs without <c>Av</c>, <c>Max</c> or <c>Min</c>, or the name of the run.</param>
/// <param name="Average">The run <c>Av</c>, or the only one.</param>
/// <param name="Maximum">The run <c>Max</c>, or null.</param>
/// <param name="Minimum">The run <c>Min</c>, or null.</param>
internal sealed record RunGroup(string Name, RunAnalysis? Average, RunAnalysis? Maximum, RunAnalysis? Minimum)
{
    /// <summary>
    /// Groups runs <c>model/Av</c>, <c>model/Max</c> and <c>model/Min</c> by what stands before; others stay alone.
    /// </summary>
    public static IReadOnlyList<RunGroup> Of(IEnumerable<RunAnalysis> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var groups = new Dictionary<string, RunGroup>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            var slash = run.Name.LastIndexOf('/');
            var (parent, kind) = (slash < 0 ? "" : run.Name[..slash], run.Name[(slash + 1)..].ToLowerInvariant());
            var isOneOfThree = kind is "av" or "max" or "min";
            var name =
                isOneOfThree && parent.Length > 0 ? parent
                : isOneOfThree ? "run"
                : run.Name;
            var group = groups.GetValueOrDefault(name) ?? new RunGroup(name, null, null, null);
            groups[name] = kind switch
            {
                "max" => group with { Maximum = run },
                "min" => group with { Minimum = run },
                _ => group with { Average = run },
            };
        }

        return [.. groups.Values];
    }
}
