using System.CommandLine;
using System.CommandLine.Parsing;
using AshPlot.Cli.CommandLine;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Presets;

/// <summary>
/// A command line with the options of its preset, as if they had been typed, but for those that were. So nothing behind the command line
/// knows of presets: jobs, shards and batch scripts have the options themselves.
/// </summary>
internal sealed class PresetCommandLine
{
    /// <summary>Options that say the same in different ways: one on the command line takes the place of all of them in the preset.</summary>
    private static readonly string[][] Alternatives = [["--colours", "--vaac-colours"], ["--limits", "--zoom"], ["--start-method", "--serial"]];

    private readonly Preset? preset;
    private readonly HashSet<string> given;

    private PresetCommandLine(ParseResult parsed, Preset? preset, HashSet<string> given) => (Parsed, this.preset, this.given) = (parsed, preset, given);

    /// <summary>What is to be done; it may be faulty, as <see cref="UsageError"/> finds.</summary>
    public ParseResult Parsed { get; }

    /// <summary>Reads words, and the preset that they name.</summary>
    /// <exception cref="InvalidOptionException">The preset cannot be used.</exception>
    public static PresetCommandLine Parse(Command root, string[] words, ParserConfiguration configuration)
    {
        var parsed = root.Parse(words, configuration);
        var options = parsed.CommandResult.Command.Options;
        if (UsageError.Find(parsed) is not null
            || options.OfType<Option<string?>>().FirstOrDefault(option => option.Name == PresetOption.Name) is not { } asked || parsed.GetValue(asked) is not { } word)
            return new PresetCommandLine(parsed, null, []);
        var preset = Preset.Find(word);
        var given = options.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var group in Alternatives.Where(group => group.Any(given.Contains)))
            given.UnionWith(group);
        var added = PresetWords.Of(preset, parsed.CommandResult.Command).Where(option => !given.Contains(option.Option)).SelectMany(option => option.Words);
        var verb = EndOfVerb(parsed, words);
        return new PresetCommandLine(root.Parse([.. words[..verb], .. added, .. words[verb..]], configuration), preset, given);
    }

    /// <summary>Does it, and names the preset in the error over an option that is from it.</summary>
    public int Invoke(InvocationConfiguration configuration)
    {
        try
        {
            return Parsed.Invoke(configuration);
        }
        catch (InvalidOptionException error) when (!given.Contains(error.Option) && preset?.Entries.FirstOrDefault(entry => "--" + entry.Key == error.Option) is { } entry)
        {
            throw preset.Problem(entry.Key, $"{error.Problem}; {error.Option} on the command line takes its place");
        }
    }

    /// <summary>How many words there are up to the last of the command's own.</summary>
    private static int EndOfVerb(ParseResult parsed, string[] words)
    {
        var end = 0;
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Parent: not null } verb; at = at.Parent)
            end = Math.Max(end, Array.IndexOf(words, verb.Command.Name) + 1);
        return end;
    }
}
