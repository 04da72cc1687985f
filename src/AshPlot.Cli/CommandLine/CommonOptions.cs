using System.CommandLine;

namespace AshPlot.Cli.CommandLine;

/// <summary>Arguments and options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Argument<string[]> Inputs() =>
        new("INPUT")
        {
            Description =
                "NetCDF files, NAME text or cdump files of HYSPLIT, a folder of them, or a quoted glob pattern. All inputs together form one run.",
            Arity = ArgumentArity.OneOrMore,
        };

    public static Option<bool> Verbose() =>
        new("--verbose", "-v") { Description = "Show more messages, and stack traces of errors." };

    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Show only errors." };

    public static Option<string?> LogFile() =>
        new("--log-file") { Description = "Also write the log to this file.", HelpName = "FILE" };

    public static Option<string?> Workers() =>
        new Option<string?>("--workers", "-w")
        {
            Description = "Number of worker processes. auto: one for each processor that this job may use.",
            HelpName = "N",
            DefaultValueFactory = _ => "auto",
        }.Completed("auto");

    public static Option<string> TaskTimeout() =>
        new("--task-timeout")
        {
            Description = "Time limit for reading one file or slice, in seconds.",
            HelpName = "S",
            DefaultValueFactory = _ => "120",
        };

    public static Option<string> WorkerMemory() =>
        new Option<string>("--worker-memory")
        {
            Description =
                "Memory limit of each worker, e.g. 2GB or 500MB; a worker that exceeds it is replaced. "
                + "auto: three quarters of the memory of the machine or job divided by the number of workers, at least 1.5 GB.",
            HelpName = "SIZE",
            DefaultValueFactory = _ => "auto",
        }.Completed("auto");

    /// <summary>True when the arguments ask for more words, however far parsing has come.</summary>
    public static bool IsVerbose(IReadOnlyCollection<string> arguments) =>
        arguments.Contains("-v") || arguments.Contains("--verbose");

    /// <summary><c>--resample</c>.</summary>
    /// <param name="what">What is brought to which grid.</param>
    public static Option<string?> Resample(string what) =>
        new Option<string?>("--resample")
        {
            Description =
                $"{what} each cell gets the value of the nearest cell (nearest). Without it, different grids are refused.",
            HelpName = "nearest",
        }.Completed("nearest");

    /// <summary>True where <c>--resample</c> was given.</summary>
    /// <exception cref="Core.Errors.InvalidOptionException">It is another way than the nearest cell.</exception>
    public static bool IsResampled(string? given) =>
        given is not null && OptionText.OneOf(given, "--resample", ("nearest", true));
}
