using System.Collections.Immutable;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Presets;

/// <summary>Options of <c>render</c> under one name: a file of the user's, or one that comes with ashplot.</summary>
/// <param name="Name">Its name, or the path that was given.</param>
/// <param name="Description">What it is for; empty where it does not say.</param>
/// <param name="Source">Where its values are from; empty where it does not say.</param>
/// <param name="Folder">The folder that its files are in; null for one that comes with ashplot, which has none.</param>
/// <param name="Entries">Its options, in its order.</param>
internal sealed record Preset(
    string Name,
    string Description,
    string Source,
    string? Folder,
    ImmutableArray<PresetEntry> Entries
)
{
    /// <summary>
    /// The preset that a word of the command line means: a file where it ends in <c>.json</c>, else a name.
    /// </summary>
    /// <exception cref="InvalidOptionException">There is none, or the file cannot be used.</exception>
    public static Preset Find(string word)
    {
        if (word.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return PresetFile.Read(word);
        return BuiltInPresets.Find(word)
            ?? throw new InvalidOptionException(
                PresetOption.Name,
                $"there is no preset '{word}'; give a file that ends in .json, or one of {string.Join(", ", BuiltInPresets.Names)}"
            );
    }

    /// <summary>What is wrong with an entry, as an error of the option <c>--preset</c>.</summary>
    /// <param name="key">The entry.</param>
    /// <param name="problem">What is wrong, and what to do.</param>
    public InvalidOptionException Problem(string key, string problem) =>
        new(PresetOption.Name, $"{Name}: {key}: {problem}");
}

/// <summary>One option of a preset.</summary>
/// <param name="Key">The option without its dashes.</param>
/// <param name="Kind">What form its value has.</param>
/// <param name="Values">Its value, or the values of a list; none for true and false.</param>
internal sealed record PresetEntry(string Key, PresetValueKind Kind, ImmutableArray<string> Values);

/// <summary>Forms of values in a preset.</summary>
internal enum PresetValueKind
{
    /// <summary>The option is given.</summary>
    True,

    /// <summary>It is not.</summary>
    False,

    /// <summary>A text or a number.</summary>
    Single,

    /// <summary>A list of texts or numbers.</summary>
    List,
}
