using System.Globalization;
using AshPlot.Workers;

namespace AshPlot.Soak;

/// <summary>What the command line asks for.</summary>
public sealed record SoakOptions
{
    /// <summary>How the command is used.</summary>
    public const string Usage = """
        AshPlot.Soak tasks [--method spawn|fork] [--tasks N] [--kill-every N] [--retries N] [--recycle-after N] [--workers N] [--seed N] [--minutes M]
        AshPlot.Soak draw  [--method spawn|fork] [--forks N] [--maps-each N] [--workers N] [--program FILE] [--minutes M]
        """;

    /// <summary>Which of the two.</summary>
    public required SoakKind Kind { get; init; }

    /// <summary>How workers are started.</summary>
    public StartMethod Method { get; init; } = StartMethod.Fork;

    /// <summary>How many small tasks.</summary>
    public int Tasks { get; init; } = 10_000;

    /// <summary>A worker is killed whenever so many tasks have ended; 0 for never.</summary>
    public int KillEvery { get; init; } = 50;

    /// <summary>
    /// How often a task is tried again whose worker was killed. None: each kill of a busy worker is an honest failure.
    /// </summary>
    public int Retries { get; init; }

    /// <summary>Replaces a worker after so many tasks; 0 for never.</summary>
    public int RecycleAfter { get; init; }

    /// <summary>How many workers draw one after another.</summary>
    public int Forks { get; init; } = 500;

    /// <summary>How many maps each of them draws.</summary>
    public int MapsEach { get; init; } = 3;

    /// <summary>How many workers there are at a time.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>Another seed, other victims.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The ashplot whose workers draw; by default the one built beside this program.</summary>
    public string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "ashplot");

    /// <summary>After this time the pool counts as hanging.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static SoakOptions? Parse(IReadOnlyList<string> arguments)
    {
        SoakOptions? options =
            arguments is ["tasks", ..] ? new SoakOptions { Kind = SoakKind.Tasks }
            : arguments is ["draw", ..] ? new SoakOptions { Kind = SoakKind.Draw }
            : null;
        for (var index = 1; options is not null && index < arguments.Count; index += 2)
            options = index + 1 < arguments.Count ? options.With(arguments[index], arguments[index + 1]) : null;
        return options;
    }

    private SoakOptions? With(string name, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return name switch
        {
            "--method" when value is "spawn" => this with { Method = StartMethod.Spawn },
            "--method" when value is "fork" => this with { Method = StartMethod.Fork },
            "--tasks" when isNumber => this with { Tasks = number },
            "--kill-every" when isNumber => this with { KillEvery = number },
            "--retries" when isNumber => this with { Retries = number },
            "--recycle-after" when isNumber => this with { RecycleAfter = number },
            "--forks" when isNumber => this with { Forks = number },
            "--maps-each" when isNumber => this with { MapsEach = number },
            "--workers" when isNumber => this with { Workers = number },
            "--seed" when isNumber => this with { Seed = number },
            "--minutes" when isNumber => this with { Limit = TimeSpan.FromMinutes(number) },
            "--program" => this with { Program = Path.GetFullPath(value) },
            _ => null,
        };
    }
}
