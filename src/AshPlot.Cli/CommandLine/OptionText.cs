using System.Globalization;
using AshPlot.Cli.Reporting;
using AshPlot.Cli.Slurm;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.CommandLine;

/// <summary>Reads the texts of options; every refusal names the option and what it takes.</summary>
internal static class OptionText
{
    /// <summary>The values of an option that may be repeated, or have several values with commas between.</summary>
    public static IEnumerable<string> List(string[]? texts, string option)
    {
        foreach (var text in texts ?? [])
        {
            var values = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (values.Length == 0)
                throw new InvalidOptionException(
                    option,
                    $"'{text}' is empty; give one value, or several separated by commas"
                );
            foreach (var value in values)
                yield return value;
        }
    }

    /// <summary>A text that has something in it.</summary>
    public static string NotBlank(string text, string option) =>
        string.IsNullOrWhiteSpace(text) ? throw new InvalidOptionException(option, "is empty; give the text") : text;

    public static double? Number(string? text, string option)
    {
        if (text is null)
            return null;
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : throw new InvalidOptionException(option, $"'{text}' is not a number");
    }

    public static int Count(string text, string option) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOptionException(option, $"'{text}' is not a whole number of 0 or more");

    public static TimeSpan Seconds(string text, string option)
    {
        var seconds = Number(text, option)!.Value;
        return seconds is >= 0.001 and <= 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOptionException(option, $"'{text}' is not a number of seconds from 0.001 to 1000000");
    }

    /// <summary>A threshold: a value of 0 or more with its unit.</summary>
    public static ThresholdValue Threshold(string text) =>
        ThresholdValue.ParseWithUnit(text, "--threshold") is { Value: >= 0 } threshold
            ? threshold
            : throw new InvalidOptionException("--threshold", $"'{text}' is below 0; give 0 or more");

    /// <summary>An output folder that need not be given.</summary>
    public static string? Folder(string? path) =>
        path is not null && (string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
            ? throw new InvalidOptionException("--output", $"'{path}' is not a valid folder name")
            : path;

    public static GeoExtent? Limits(string[]? texts)
    {
        if (texts is null or { Length: 0 })
            return null;
        var edges = texts.Select(text => Number(text, "--limits")!.Value).ToArray();
        var (west, east) = (edges[0], edges[2]);
        if (east == west)
            throw new InvalidOptionException(
                "--limits",
                $"XMIN and XMAX are both {Text(west)}; give the western, then the eastern edge: XMIN YMIN XMAX YMAX"
            );
        // A box across the dateline is given as e.g. 170 to -170. One of more than half the globe is more likely a
        // slip.
        if (east < west && east + 360 - west > 180)
        {
            throw new InvalidOptionException(
                "--limits",
                $"west and east are exchanged: XMIN {Text(west)} is east of XMAX {Text(east)}; give {Text(east)} {Text(edges[1])} {Text(west)} {Text(edges[3])}, or, to go round by the dateline, XMAX {Text(east + 360)}"
            );
        }

        return new GeoExtent(west, east < west ? east + 360 : east, edges[1], edges[3]);

        static string Text(double degrees) => degrees.ToString(CultureInfo.InvariantCulture);
    }

    public static int Workers(string? text)
    {
        if (text is null || text.Equals("auto", StringComparison.OrdinalIgnoreCase))
            return WorkerCount.Automatic();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : throw new InvalidOptionException(
                "--workers",
                $"'{text}' is not a number of workers; give 1 or more, or auto"
            );
    }

    /// <summary>The memory that a worker may take, in bytes.</summary>
    /// <param name="text">A size, or auto.</param>
    /// <param name="workers">How many workers there are at most.</param>
    public static long WorkerMemory(string text, int workers)
    {
        if (text == "auto")
            return MemoryShare.Of(workers);
        var digits = text.AsSpan().TrimEnd("KMGTiBkmgtIb ").Length;
        double? unit = text[digits..].Trim().ToUpperInvariant() switch
        {
            "B" => 1,
            "K" or "KB" => 1e3,
            "M" or "MB" => 1e6,
            "G" or "GB" => 1e9,
            "T" or "TB" => 1e12,
            "KIB" => 1L << 10,
            "MIB" => 1L << 20,
            "GIB" => 1L << 30,
            "TIB" => 1L << 40,
            _ => null,
        };
        if (
            unit is null
            || !double.TryParse(
                text.AsSpan(0, digits),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            || number * unit > 1e15
        )
            throw new InvalidOptionException(
                "--worker-memory",
                $"'{text}' is not a size; expected a number with its unit, for example 2GB or 500MB"
            );
        return number * unit >= MemoryShare.Least
            ? (long)(number * unit.Value)
            : throw new InvalidOptionException(
                "--worker-memory",
                $"'{text}' is less than a worker needs for itself; give {MemoryShare.Least / 1e6:0}MB or more"
            );
    }

    /// <summary>The part that is asked for; null for the whole run.</summary>
    public static Shard? Shard(string? text) =>
        text?.ToLowerInvariant() switch
        {
            null => null,
            "slurm" => SlurmShard.Of(Environment.GetEnvironmentVariable),
            _ => Core.Planning.Shard.Parse(text!),
        };

    /// <summary>The words of <c>--start-method</c>.</summary>
    public static IEnumerable<string> StartMethods => ["spawn", "fork", "threads", "serial"];

    public static StartMethod StartMethod(string text) =>
        OneOf(
            text,
            "--start-method",
            ("spawn", AshPlot.Workers.StartMethod.Spawn),
            ("fork", AshPlot.Workers.StartMethod.Fork),
            ("forkserver", AshPlot.Workers.StartMethod.Fork),
            ("threads", AshPlot.Workers.StartMethod.Threads),
            ("serial", AshPlot.Workers.StartMethod.Serial)
        );

    public static LogSettings Logging(bool verbose, bool quiet, string? file) =>
        verbose && quiet
            ? throw new InvalidOptionException("--quiet", "cannot be combined with --verbose")
            : new LogSettings(verbose, quiet, file);

    public static T OneOf<T>(string text, string option, params (string Word, T Value)[] choices)
    {
        foreach (var (word, value) in choices)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        throw new InvalidOptionException(
            option,
            $"'{text}' is not one of {string.Join(", ", choices.Select(choice => choice.Word))}"
        );
    }
}
