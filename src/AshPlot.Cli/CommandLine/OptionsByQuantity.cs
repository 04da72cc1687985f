using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AshPlot.Core.Colours;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Cli.CommandLine;

/// <summary>Reads options that may be for all quantities or, as <c>QUANTITY=VALUE</c>, for one of them.</summary>
internal sealed partial class OptionsByQuantity
{
    private readonly List<QuantityOptions> owns = [];

    /// <summary>What was read for single quantities.</summary>
    public ImmutableArray<QuantityOptions> All => [.. owns];

    /// <summary>
    /// The colour map and the classes of all quantities; with classes, the map is that of quantities which they do not
    /// apply to.
    /// </summary>
    public (string Name, ClassScheme? Classes) Colours(string[]? texts, bool vaac)
    {
        var common = Split(texts, "--colours", (quantity, word) =>
        {
            var (name, classes) = Colours(word);
            owns.Add(new QuantityOptions(quantity) { Colours = name, Classes = classes });
        }) ?? ContourSchemes.Name;
        var (map, scheme) = Colours(common);
        if (vaac && scheme is not null && scheme != ClassSchemes.Vaac)
            throw new InvalidOptionException("--vaac-colours", $"cannot be combined with --colours {common}");
        return (map, vaac ? ClassSchemes.Vaac : scheme);
    }

    /// <summary>True where the scale of all quantities is logarithmic.</summary>
    public bool Log(string[]? texts)
    {
        if (texts is null)
            return false;
        var isForAll = texts.Length == 0;
        foreach (var text in texts)
        {
            if (text.Equals(LogOption.ForAll, StringComparison.OrdinalIgnoreCase))
            {
                isForAll = true;
                continue;
            }

            _ = Split([text], LogOption.Name, (quantity, word) =>
                owns.Add(
                    new QuantityOptions(quantity)
                    {
                        ScaleKind = OptionText.OneOf(
                            word,
                            LogOption.Name,
                            ("on", ScaleKind.Log),
                            ("off", ScaleKind.Linear)
                        ),
                    }
                )
            )
                is { } other
                ? throw new InvalidOptionException(LogOption.Name, $"'{other}' is not QUANTITY=on or QUANTITY=off")
                : "";
        }

        return isForAll;
    }

    /// <summary>The number of all quantities; null where none is given.</summary>
    /// <param name="texts">What was given.</param>
    /// <param name="option">The option's name.</param>
    /// <param name="set">Puts the number of one quantity into its options.</param>
    public ThresholdValue? Value(
        string[]? texts,
        string option,
        Func<QuantityOptions, ThresholdValue, QuantityOptions> set
    ) =>
        Split(texts, option, (quantity, word) =>
            owns.Add(set(new QuantityOptions(quantity), ThresholdValue.Parse(word, option)))
        )
            is { } common
            ? ThresholdValue.Parse(common, option)
            : null;

    /// <summary>Hands out what is for one quantity; returns what is for all.</summary>
    private static string? Split(string[]? texts, string option, Action<string, string> own)
    {
        string? common = null;
        foreach (var text in texts ?? [])
        {
            if (Form().Match(text) is { Success: true } match)
            {
                var name = match.Groups["quantity"].Value;
                own(QuantityKind.FindByAnyName(name)?.Slug ?? name, match.Groups["value"].Value);
            }
            else
            {
                common = common is null
                    ? text
                    : throw new InvalidOptionException(
                        option,
                        $"is given as '{common}' and as '{text}'; give one for all quantities, and QUANTITY=VALUE for others"
                    );
            }
        }

        return common;
    }

    private static (string Name, ClassScheme? Classes) Colours(string word) =>
        ColourSchemes.FindClasses(word) is { } classes
            ? (ContourSchemes.Name, classes)
            : (word.ToLowerInvariant(), null);

    [GeneratedRegex("^(?<quantity>[A-Za-z][A-Za-z0-9_-]*)=(?<value>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
