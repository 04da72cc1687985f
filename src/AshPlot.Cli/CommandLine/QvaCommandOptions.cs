using System.Collections.Immutable;
using System.CommandLine;
using AshPlot.Cli.Converting;
using AshPlot.Core.Converting.Qva;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Cli.CommandLine;

/// <summary>The options of <c>convert</c> that say which form is written, and what a QVA file asks for.</summary>
internal sealed class QvaCommandOptions
{
    private readonly Option<string> form = new Option<string>("--to")
    {
        Description =
            "Form of the file: CF conventions as ashplot reads them (cf), or Quantitative Volcanic Ash of the advisory centres (qva).",
        HelpName = "cf|qva",
        DefaultValueFactory = _ => "cf",
    }.Completed("cf", "qva");
    private readonly Option<string[]> thresholds = new("--threshold")
    {
        Description =
            "With --to qva and an ensemble: thresholds of the probabilities, with their unit. May be repeated. Default: 0.2, 2, 5 and 10 mg/m3.",
        HelpName = "V",
    };
    private readonly Option<string?> vent = new("--vent")
    {
        Description = "With --to qva: name and place of the volcano, for a run that does not say.",
        HelpName = "NAME,LAT,LON",
    };
    private readonly EnsembleCommandOptions ensemble = new();

    private readonly ImmutableArray<(QvaAttribute Attribute, Option<string?> Option)> attributes =
    [
        .. QvaAttribute.All.Select(one =>
            (
                one,
                new Option<string?>(LibraryNames.OptionOf(one.Name)!)
                {
                    Description = $"With --to qva: {Text(one)}.",
                    HelpName = one.Words.IsEmpty ? "TEXT" : string.Join('|', one.Words),
                }.Completed(one.Words)
            )
        ),
    ];

    public IEnumerable<Option> All =>
        [form, thresholds, .. ensemble.OfMembers, vent, .. attributes.Select(one => one.Option)];

    /// <summary>The settings with what these options say.</summary>
    /// <exception cref="InvalidOptionException">An option is for another form, or cannot be used.</exception>
    public ConvertSettings AddTo(ParseResult parsed, ConvertSettings settings)
    {
        var members = ensemble.Members(parsed, [.. settings.Work.Inputs]);
        if (!OptionText.OneOf(parsed.GetRequiredValue(form), form.Name, ("cf", false), ("qva", true)))
        {
            if (All.Skip(1).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
                throw new InvalidOptionException(other.Name, "is for --to qva; add that, or leave it out");
            return settings;
        }

        ImmutableArray<ThresholdValue> exceeded = QueryCommand.Thresholds(parsed.GetValue(thresholds))
            ?? [.. QvaProduct.UsualThresholds.Select(value => new ThresholdValue(value, QvaProduct.Units))];
        if (members.Count == 0 && parsed.GetResult(thresholds) is not null)
            throw new InvalidOptionException(
                thresholds.Name,
                "is for probabilities; name the members of an ensemble with --ensemble"
            );
        if (exceeded.FirstOrDefault(threshold => threshold.In(QvaProduct.Units) is null) is { } wrong)
            throw new InvalidOptionException(
                thresholds.Name,
                $"'{wrong.Units}' does not measure concentration; give it in {QvaProduct.Units}"
            );
        return settings with
        {
            Members = members,
            Ensemble =
                members.Count == 0
                    ? null
                    : ensemble.Read(
                        parsed,
                        [EnsembleStatistic.Parse("probability")],
                        [.. exceeded.OrderBy(threshold => threshold.In(QvaProduct.Units))]
                    ),
            Qva = attributes
                .Where(one => parsed.GetValue(one.Option) is not null)
                .ToDictionary(one => one.Attribute.Name, one => parsed.GetValue(one.Option)!),
            Vent = parsed.GetValue(vent) is { } place ? Vent.Parse(place) : null,
        };
    }

    private static string Text(QvaAttribute one) => char.ToLowerInvariant(one.Text[0]) + one.Text[1..];
}
