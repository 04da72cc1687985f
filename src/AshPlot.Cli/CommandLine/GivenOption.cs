namespace AshPlot.Cli.CommandLine;

/// <summary>An option as it was given.</summary>
/// <param name="Option">Its name.</param>
/// <param name="Values">What it was given with; none for a switch.</param>
internal sealed record GivenOption(string Option, IReadOnlyList<string> Values)
{
    /// <summary>The value of an option that has one.</summary>
    public string? Value => Values.Count == 1 ? Values[0] : null;

    /// <summary>The words to give it by again.</summary>
    public IEnumerable<string> Text => Value is ['-', ..] value ? [$"{Option}={value}"] : [Option, .. Values];
}
