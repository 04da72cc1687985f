using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;

namespace AshPlot.Cli.CommandLine;

/// <summary>Arguments and options that several verbs share.</summary>
internal static class CommonOptions
{
    private static readonly string[] Models = ["auto", "name", "fall3d", "hysplit", "qva", "ash3d", "cf"];

    public static Argument<string[]> Inputs()
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "A NetCDF file, NAME text files, a folder of them, or a quoted glob; all inputs together are one run.",
            Arity = ArgumentArity.OneOrMore,
        };
        // To the parser an option that it does not know is one more input.
        inputs.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value.StartsWith('-'))
                    result.AddError($"there is no option '{token.Value}' (a file of that name is given as ./{token.Value})");
            }
        });
        return inputs;
    }

    public static Option<bool> Verbose() => new("--verbose", "-v") { Description = "Say more, with stack traces of errors." };

    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Say nothing but errors." };

    public static Option<string?> LogFile() => new("--log-file") { Description = "Write the log to this file too.", HelpName = "FILE" };

    public static Option<string> Model() => new Option<string>("--model")
    {
        Description = $"Layout of the input: {string.Join(", ", Models)}.", HelpName = "MODEL", DefaultValueFactory = _ => "auto",
    }.Completed(Models);

    public static Option<string[]> Variables() => new("--variable")
    {
        Description = "Use this NetCDF variable for a quantity: Q=NAME. May be repeated.", HelpName = "Q=NAME",
    };

    public static Option<string[]> Select() => new("--select")
    {
        Description = "Draw one entry of a NetCDF dimension, counted from 0, e.g. ens=0. May be repeated.", HelpName = "DIM=INDEX",
    };

    public static Option<string[]> Sum() => new("--sum")
    {
        Description = "Sum the entries of a NetCDF dimension, e.g. size bins. May be repeated.", HelpName = "DIM",
    };

    public static Option<string?> Workers() => new("--workers", "-w")
    {
        Description = "Worker processes, or 'auto' for as many as this job may use processors.", HelpName = "N", DefaultValueFactory = _ => "auto",
    };

    public static Option<string> TaskTimeout() => new("--task-timeout")
    {
        Description = "Seconds after which a file or slice that cannot be read in that time is given up.", HelpName = "S", DefaultValueFactory = _ => "120",
    };

    public static Option<string> WorkerMemory() => new("--worker-memory")
    {
        Description = "Memory over which a worker is ended, e.g. 2GB or 500MB. Default (auto): three quarters of the memory of the machine or job by the number of workers, at least 1.5 GB.",
        HelpName = "SIZE", DefaultValueFactory = _ => "auto",
    };

    /// <summary>True when the arguments ask for more words, however far parsing has come.</summary>
    public static bool IsVerbose(IReadOnlyCollection<string> arguments) => arguments.Contains("-v") || arguments.Contains("--verbose");

    /// <summary>Checks what says how files are read.</summary>
    /// <exception cref="InvalidOptionException">There is no such model or quantity, or a text does not have the form of its option.</exception>
    public static LoadOptions LoadOptions(string model, IEnumerable<string> variables, IEnumerable<string> select, IEnumerable<string> sum)
    {
        model = OptionText.OneOf(model, "--model", [.. Models.Select(word => (word, word))]);
        var byQuantity = ImmutableSortedDictionary.CreateBuilder<string, string>();
        foreach (var text in variables)
        {
            if (text.Split('=', 2) is not [var quantity, { Length: > 0 } name])
                throw new InvalidOptionException("--variable", $"'{text}' is not of the form Q=NAME, e.g. air-concentration=ash");
            if (QuantityKind.FindByAnyName(quantity) is not { } kind)
                throw new InvalidOptionException("--variable", $"'{quantity}' is not a quantity; expected one of {string.Join(", ", QuantityKind.All.Select(known => known.Slug))}");
            byQuantity[kind.Slug] = name;
        }

        var selected = ImmutableSortedDictionary.CreateBuilder<string, int>();
        foreach (var text in select)
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } dimension, var index]
                || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var entry))
                throw new InvalidOptionException("--select", $"'{text}' is not of the form DIM=INDEX, e.g. ens=0 for the first entry");
            if (!selected.TryAdd(dimension, entry))
                throw new InvalidOptionException("--select", $"'{dimension}' is given twice; a map shows one entry of it");
        }

        ImmutableArray<string> summed = [.. sum.Distinct()];
        if (summed.FirstOrDefault(selected.ContainsKey) is { } both)
            throw new InvalidOptionException("--sum", $"'{both}' is also given to --select; use only one of the two");
        return new LoadOptions { Model = model, Variables = byQuantity.ToImmutable(), Select = selected.ToImmutable(), Sum = summed };
    }
}
