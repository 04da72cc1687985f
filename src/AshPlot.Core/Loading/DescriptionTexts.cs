using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>
/// Keeps the texts that a description takes from a file short: a file may have a title of a megabyte, which would be a
/// line of a megabyte in every message, page and table. What is cut ends in a hash, so that two texts stay two.
/// </summary>
internal static class DescriptionTexts
{
    private const int Longest = 1000;

    /// <summary>The description with every text that is too long cut.</summary>
    public static RunDescription Cut(RunDescription run) =>
        run with
        {
            Title = Cut(run.Title),
            Attributes = Cut(run.Attributes),
            Quantities = [.. run.Quantities.Select(Cut)],
            OtherVariables =
            [
                .. run.OtherVariables.Select(other =>
                    other with
                    {
                        Name = Cut(other.Name),
                        Units = Cut(other.Units),
                        LongName = Cut(other.LongName),
                        Dimensions = [.. other.Dimensions.Select(name => Cut(name)!)],
                        Reason = Cut(other.Reason),
                        // Options that are cut would not work.
                        Advice = other.Advice is { Length: > Longest } ? null : other.Advice,
                    }
                ),
            ],
            Species = [.. run.Species.Select(name => Cut(name)!)],
            Warnings = [.. run.Warnings.Select(warning => Cut(warning)!)],
        };

    private static QuantityDescription Cut(QuantityDescription quantity) =>
        quantity with
        {
            Name = Cut(quantity.Name),
            FileToken = Cut(quantity.FileToken),
            Title = Cut(quantity.Title),
            Units = Cut(quantity.Units),
            Variable = Cut(quantity.Variable),
            Species = Cut(quantity.Species),
            StandardName = Cut(quantity.StandardName),
            Statistic = Cut(quantity.Statistic),
            Qualifiers = Cut(quantity.Qualifiers),
            Levels =
            [
                .. quantity.Levels.Select(level =>
                    level.Label is { Length: > Longest } label ? level with { Label = Cut(label) } : level
                ),
            ],
            Notes = [.. quantity.Notes.Select(note => Cut(note)!)],
        };

    private static ImmutableSortedDictionary<string, string> Cut(ImmutableSortedDictionary<string, string> texts) =>
        texts.Any(text => text.Key.Length > Longest || text.Value.Length > Longest)
            ? texts.ToImmutableSortedDictionary(text => Cut(text.Key), text => Cut(text.Value), texts.KeyComparer)
            : texts;

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text) =>
        text is { Length: > Longest } ? SafeName.Cut(text, Longest, text) : text;
}
