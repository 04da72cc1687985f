using System.Globalization;

namespace AshPlot.Fuzz;

/// <summary>What the command line asks for.</summary>
public sealed record FuzzOptions
{
    /// <summary>How the command is used.</summary>
    public const string Usage =
        "AshPlot.Fuzz [--text N] [--netcdf N] [--seed N] [--minutes M] [--keep DIR] [--only text:N|netcdf:N]";

    /// <summary>How many damaged texts.</summary>
    public int Text { get; init; } = 20_000;

    /// <summary>How many damaged NetCDF files.</summary>
    public int NetCdf { get; init; } = 2_000;

    /// <summary>Another seed, other damage.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>When to end, done or not.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where failing files are kept; null for nowhere.</summary>
    public string? Keep { get; init; }

    /// <summary>The one file to read; null for all.</summary>
    public (FuzzKind Kind, int Number)? Only { get; init; }

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
                "--text" when isNumber => options with { Text = number },
                "--netcdf" when isNumber => options with { NetCdf = number },
                "--seed" when isNumber => options with { Seed = number },
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

    private static (FuzzKind Kind, int Number)? ParseId(string text) =>
        text.Split(':') is [var kind, var digits] && kind is "text" or "netcdf"
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (kind == "text" ? FuzzKind.Text : FuzzKind.NetCdf, number)
            : null;
}
