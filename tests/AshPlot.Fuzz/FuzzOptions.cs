using System.Globalization;

namespace AshPlot.Fuzz;

/// <summary>What the command line asks for.</summary>
public sealed record FuzzOptions
{
    /// <summary>How the command is used.</summary>
    public static string Usage =>
        $"AshPlot.Fuzz [--class NAME]... [--count N] [--minutes M] [--workers N] [--seed N] [--only NAME:N] [--keep DIR]\nclasses: {string.Join(", ", FuzzClasses.All.Select(one => one.Name))}";

    /// <summary>The classes; none for all.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>How many inputs of each class; null for its usual number.</summary>
    public int? Count { get; init; }

    /// <summary>Go through all classes again and again, with other inputs, until then; null for once.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>Worker processes; null for as many as there are processors.</summary>
    public int? Workers { get; init; }

    /// <summary>Another seed, other inputs.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The one input to try; null for all.</summary>
    public (string Class, int Number)? Only { get; init; }

    /// <summary>Where failing inputs are kept; null for nowhere.</summary>
    public string? Keep { get; init; }

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static FuzzOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new FuzzOptions();
        for (var index = 0; index < arguments.Count; index += 2)
        {
            if (index + 1 == arguments.Count)
                return null;
            var value = arguments[index + 1];
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            var changed = arguments[index] switch
            {
                "--class" when FuzzClasses.Find(value) is not null => options with
                {
                    Classes = [.. options.Classes, value],
                },
                "--count" when isNumber => options with { Count = number },
                "--seed" when isNumber => options with { Seed = number },
                "--workers" when isNumber && number > 0 => options with { Workers = number },
                "--minutes" when isNumber => options with { Limit = TimeSpan.FromMinutes(number) },
                "--keep" => options with { Keep = value },
                "--only" when ParseId(value) is { } id => options with { Only = id },
                _ => null,
            };
            if (changed is null)
                return null;
            options = changed;
        }

        return options;
    }

    private static (string Class, int Number)? ParseId(string text) =>
        text.Split(':') is [var name, var digits]
        && FuzzClasses.Find(name) is not null
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (name, number)
            : null;
}
