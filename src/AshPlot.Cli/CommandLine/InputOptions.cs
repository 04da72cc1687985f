using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;

namespace AshPlot.Cli.CommandLine;

/// <summary>The options that say how files are read, the same for every command that reads a run.</summary>
internal sealed class InputOptions
{
    private const string All = "sum";

    private readonly Option<string> model = new Option<string>("--model")
    {
        Description =
            $"Model that wrote the input: {string.Join(", ", RunFormats.Models)}; auto recognises it by the content.",
        HelpName = "MODEL",
        DefaultValueFactory = _ => RunFormats.Models[0],
    }.Completed([.. RunFormats.Models]);

    private readonly Option<string[]> variables = new("--variable")
    {
        Description = "NetCDF variable to use for a quantity, e.g. air-concentration=ash. May be repeated.",
        HelpName = "Q=NAME",
    };

    private readonly Option<string?> species = new Option<string?>("--species")
    {
        Description =
            "Species or size bin to use, or sum for the sum of all; 'ashplot info' lists them. Default: each by itself.",
        HelpName = "NAME|sum",
    }.Completed([All]);

    private readonly Option<string?> release = new Option<string?>("--release")
    {
        Description = "Release point to use of a run with several, counted from 1, or sum for the sum of all.",
        HelpName = "N|sum",
    }.Completed([All]);

    private readonly Option<string[]> select = new("--select")
    {
        Description = "Use one entry of a NetCDF dimension, counted from 0, e.g. ens=0. May be repeated.",
        HelpName = "DIM=INDEX",
    };

    private readonly Option<string[]> sum = new("--sum")
    {
        Description = "Sum the entries of a NetCDF dimension, e.g. size bins. May be repeated.",
        HelpName = "DIM",
    };

    /// <summary>The options in the order of the help.</summary>
    public IEnumerable<Option> Options => [model, variables, species, release, select, sum];

    /// <summary>Checks what says how files are read.</summary>
    /// <exception cref="InvalidOptionException">There is no such model or quantity, or a text does not have the form of
    /// its option.</exception>
    public LoadOptions Read(ParseResult parsed)
    {
        var selected = Selected(parsed.GetValue(select) ?? []);
        ImmutableArray<string> summed = [.. (parsed.GetValue(sum) ?? []).Distinct()];
        if (summed.FirstOrDefault(selected.ContainsKey) is { } both)
            throw new InvalidOptionException("--sum", $"'{both}' is also given to --select; use only one of the two");
        return new LoadOptions
        {
            Model = OptionText.OneOf(
                parsed.GetRequiredValue(model),
                "--model",
                [.. RunFormats.Models.Select(word => (word, word))]
            ),
            Variables = ByQuantity(parsed.GetValue(variables) ?? []),
            Species = Species(parsed.GetValue(species)),
            Release = Release(parsed.GetValue(release)),
            Select = selected,
            Sum = summed,
        };
    }

    private static ImmutableSortedDictionary<string, string> ByQuantity(string[] texts)
    {
        var byQuantity = ImmutableSortedDictionary.CreateBuilder<string, string>();
        foreach (var text in texts)
        {
            if (text.Split('=', 2) is not [var quantity, { Length: > 0 } name])
                throw new InvalidOptionException(
                    "--variable",
                    $"'{text}' is not of the form Q=NAME, e.g. air-concentration=ash"
                );
            if (QuantityKind.FindByAnyName(quantity) is not { } kind)
                throw new InvalidOptionException(
                    "--variable",
                    $"'{quantity}' is not a quantity; expected one of {string.Join(", ", QuantityKind.All.Select(known => known.Slug))}"
                );
            byQuantity[kind.Slug] = name;
        }

        return byQuantity.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, int> Selected(string[] texts)
    {
        var selected = ImmutableSortedDictionary.CreateBuilder<string, int>();
        foreach (var text in texts)
        {
            if (
                text.Split('=', 2) is not [{ Length: > 0 } dimension, var index]
                || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var entry)
            )
                throw new InvalidOptionException(
                    "--select",
                    $"'{text}' is not of the form DIM=INDEX, e.g. ens=0 for the first entry"
                );
            if (!selected.TryAdd(dimension, entry))
                throw new InvalidOptionException(
                    "--select",
                    $"'{dimension}' is given twice; a map shows one entry of it"
                );
        }

        return selected.ToImmutable();
    }

    private static string? Species(string? text) =>
        string.IsNullOrWhiteSpace(text) && text is not null
            ? throw new InvalidOptionException("--species", "needs the name of a species, or 'sum'")
        : All.Equals(text, StringComparison.OrdinalIgnoreCase) ? All
        : text;

    private static int? Release(string? text)
    {
        if (text is null)
            return null;
        if (All.Equals(text, StringComparison.OrdinalIgnoreCase))
            return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new InvalidOptionException(
                "--release",
                $"'{text}' is not a release point; expected a number from 1, or sum"
            );
    }
}
