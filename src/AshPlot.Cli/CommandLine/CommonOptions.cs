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

    public static Argument<string[]> Inputs() => new("INPUT")
    {
        Description = "NetCDF or NAME text files, a folder of them, or a quoted glob pattern. All inputs together form one run.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<bool> Verbose() => new("--verbose", "-v") { Description = "Show more messages, and stack traces of errors." };

    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Show only errors." };

    public static Option<string?> LogFile() => new("--log-file") { Description = "Also write the log to this file.", HelpName = "FILE" };

    public static Option<string> Model() => new Option<string>("--model")
    {
        Description = $"Model that wrote the input: {string.Join(", ", Models)}; auto recognises it by the content.", HelpName = "MODEL", DefaultValueFactory = _ => "auto",
    }.Completed(Models);

    public static Option<string[]> Variables() => new("--variable")
    {
        Description = "NetCDF variable to use for a quantity, e.g. air-concentration=ash. May be repeated.", HelpName = "Q=NAME",
    };

    public static Option<string[]> Select() => new("--select")
    {
        Description = "Use one entry of a NetCDF dimension, counted from 0, e.g. ens=0. May be repeated.", HelpName = "DIM=INDEX",
    };

    public static Option<string[]> Sum() => new("--sum")
    {
        Description = "Sum the entries of a NetCDF dimension, e.g. size bins. May be repeated.", HelpName = "DIM",
    };

    public static Option<string?> Workers() => new Option<string?>("--workers", "-w")
    {
        Description = "Number of worker processes. auto: one for each processor that this job may use.",
        HelpName = "N", DefaultValueFactory = _ => "auto",
    }.Completed("auto");

    public static Option<string> TaskTimeout() => new("--task-timeout")
    {
        Description = "Time limit for reading one file or slice, in seconds.", HelpName = "S", DefaultValueFactory = _ => "120",
    };

    public static Option<string> WorkerMemory() => new Option<string>("--worker-memory")
    {
        Description = "Memory limit of each worker, e.g. 2GB or 500MB; a worker that exceeds it is replaced. "
            + "auto: three quarters of the memory of the machine or job divided by the number of workers, at least 1.5 GB.",
        HelpName = "SIZE", DefaultValueFactory = _ => "auto",
    }.Completed("auto");

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
