using System.Collections.Immutable;
using System.CommandLine;
using AshPlot.Core.Analysing;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Units;

namespace AshPlot.Cli.CommandLine;

/// <summary>The options that name the members of an ensemble and say what is made of them.</summary>
internal sealed class EnsembleCommandOptions
{
    private readonly Option<string[]> ensemble = new("--ensemble")
    {
        Description =
            "Draw statistics of an ensemble, whose members are the files or folders that a quoted pattern matches. May be repeated.",
        HelpName = "GLOB",
    };
    private readonly Option<string[]> ensembleOf = new("--ensemble-of")
    {
        Description = "Draw statistics of an ensemble, whose members are these folders or files.",
        HelpName = "DIR",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> statistics = new Option<string[]>("--statistic")
    {
        Description =
            "Statistics of an ensemble, of members that are named or those along a dimension of the input (realization, ens): mean, median, min, max, std, percentile:P, probability, agreement (the share of members on the side of the majority). May be repeated.",
        HelpName = "S",
        DefaultValueFactory = _ => ["mean"],
    }.CompletedAsList(EnsembleStatistic.Words);
    private readonly Option<string> allowMissing = new("--allow-missing")
    {
        Description = "How many members of an ensemble may be unreadable; the maps say which are left out.",
        HelpName = "N",
        DefaultValueFactory = _ => "0",
    };

    private readonly Option<string?> resample = CommonOptions.Resample(
        "Bring members of an ensemble to the grid of the first:"
    );

    public IEnumerable<Option> All => [ensemble, ensembleOf, statistics, allowMissing, resample];

    /// <summary>Those of a command that makes one thing of an ensemble.</summary>
    public IEnumerable<Option> OfMembers => [ensemble, ensembleOf, allowMissing, resample];

    /// <summary>
    /// True where statistics are asked for: of members that are named, or of those along a dimension of the run's
    /// files.
    /// </summary>
    public bool AreAsked(ParseResult parsed, IReadOnlyList<MemberInput> members) =>
        members.Count > 0 || parsed.GetResult(statistics) is { Implicit: false };

    /// <summary>The members; none for a run by itself.</summary>
    /// <exception cref="InvalidOptionException">There are a run and members, neither, or options of an ensemble without
    /// one.</exception>
    public IReadOnlyList<MemberInput> Members(ParseResult parsed, string[] inputs)
    {
        var members = MemberInput.Find(parsed.GetValue(ensemble) ?? [], parsed.GetValue(ensembleOf) ?? []);
        var given = parsed.GetResult(ensemble) is not null ? "--ensemble" : "--ensemble-of";
        if (members.Count > 0 && inputs.Length > 0)
            throw new InvalidOptionException(
                given,
                $"cannot be combined with the input '{inputs[0]}'; give members, or a run by itself"
            );
        if (members.Count > 0)
            return members;
        if (inputs.Length == 0)
            throw new InvalidOptionException(
                "INPUT",
                "is missing; give model output, or the members of an ensemble with --ensemble ('ashplot help render' lists the options)"
            );
        foreach (var option in (Option[])[allowMissing, resample])
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new InvalidOptionException(
                    option.Name,
                    "needs an ensemble; name its members with --ensemble or --ensemble-of"
                );
        }

        return members;
    }

    /// <summary>What is made of members.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="thresholds">Thresholds that were given; null for the default.</param>
    public EnsembleOptions Read(ParseResult parsed, ImmutableArray<ThresholdValue>? thresholds) =>
        Read(
            parsed,
            [.. OptionText.List(parsed.GetValue(statistics), "--statistic").Select(EnsembleStatistic.Parse).Distinct()],
            thresholds
        );

    /// <inheritdoc cref="Read(ParseResult, ImmutableArray{ThresholdValue}?)"/>
    public EnsembleOptions Read(
        ParseResult parsed,
        ImmutableArray<EnsembleStatistic> made,
        ImmutableArray<ThresholdValue>? thresholds
    ) =>
        new(
            made,
            thresholds ?? [AnalysisPlan.DefaultThreshold],
            OptionText.Count(parsed.GetRequiredValue(allowMissing), "--allow-missing")
        )
        {
            IsResampled = CommonOptions.IsResampled(parsed.GetValue(resample)),
        };
}
