using System.Collections.Immutable;
using System.CommandLine;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Cli.CommandLine;

/// <summary>The options that choose which maps are drawn, of a run or of an ensemble.</summary>
/// <param name="ensemble">The options of ensembles; null for a command without.</param>
internal sealed class SelectionOptions(EnsembleCommandOptions? ensemble)
{
    /// <summary>The word for no choice, as without the option: what a preset has chosen is undone by it.</summary>
    private const string AllOfThem = "all";

    private readonly Option<string[]> quantities = new Option<string[]>("--quantity")
    {
        Description =
            "Quantities to draw, e.g. air-concentration,total-column; computed of air concentration where the run does not have them: cloud-top, arrival-time, departure-time, duration, maximum-air-concentration, time-of-maximum, dosage, exceedance. May be repeated. Default: all that the run has.",
        HelpName = "Q",
    }.CompletedAsList(QuantityKind.All.Select(kind => kind.Slug));
    private readonly Option<string[]> thresholds = new("--threshold")
    {
        Description = ensemble is null
            ? DiffCommand.ThresholdText
            : "Concentration, with its unit, that counts as ash in quantities that are computed (default: 0.2mg/m3), or is exceeded in probability and agreement, where it may be repeated (default: 2mg/m3).",
        HelpName = "V",
    };
    private readonly Option<string[]> levels = new("--level")
    {
        Description =
            "Levels to draw: names such as 00500 or FL000-200; FL200 or 5000m selects the level that contains it; all selects every level. May be repeated. Default: all.",
        HelpName = "L",
    };
    private readonly Option<string[]> times = new Option<string[]>("--time")
    {
        Description =
            "Times to draw: 2010-04-18T03:00Z, 2010-04-18T06 (the hour), 2010-04-18 (the day), 06Z (every day), T+6 (hours since the start of the run), first, latest, a range T1/T2, or all. May be repeated. Default: all.",
        HelpName = "T",
    }.CompletedAsList("first", "latest");

    public IEnumerable<Option> All => [quantities, thresholds, .. ensemble?.All ?? [], levels, times];

    /// <summary>Thresholds with their units; null where none is given.</summary>
    public ImmutableArray<ThresholdValue>? Thresholds(ParseResult parsed) =>
        QueryCommand.Thresholds(parsed.GetValue(thresholds));

    /// <inheritdoc cref="EnsembleCommandOptions.Members"/>
    public IReadOnlyList<MemberInput> Members(ParseResult parsed, string[] inputs) =>
        ensemble?.Members(parsed, inputs) ?? [];

    /// <summary>The options of maps with what these say.</summary>
    public MapOptions AddTo(MapOptions maps, ParseResult parsed, IReadOnlyList<MemberInput> members)
    {
        var exceeded = Thresholds(parsed);
        return maps with
        {
            Quantities =
            [
                .. Chosen(parsed.GetValue(quantities), "--quantity")
                    .Select(name => QuantityKind.FindByAnyName(name)?.Slug ?? name)
                    .Distinct(),
            ],
            // Of two runs areas are compared, and nothing is computed.
            Threshold = ensemble is null ? null : exceeded?[0],
            Ensemble = ensemble?.AreAsked(parsed, members) == true ? ensemble.Read(parsed, exceeded) : null,
            Levels = [.. Chosen(parsed.GetValue(levels), "--level")],
            Times = [.. Chosen(parsed.GetValue(times), "--time").Select(TimeSelector.Parse)],
        };
    }

    /// <summary>The values of an option that chooses maps; none where all are asked for.</summary>
    private static string[] Chosen(string[]? texts, string option)
    {
        string[] words = [.. OptionText.List(texts, option)];
        return words is [var word] && word.Equals(AllOfThem, StringComparison.OrdinalIgnoreCase) ? [] : words;
    }
}
