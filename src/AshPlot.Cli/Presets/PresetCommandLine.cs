using System.CommandLine;
using System.CommandLine.Parsing;
using AshPlot.Cli.CommandLine;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Presets;

/// <summary>
/// A command line with the options of its preset, as if they had been typed, but for those that were. So nothing behind
/// the command line knows of presets: jobs, shards and batch scripts have the options themselves.
/// </summary>
internal sealed class PresetCommandLine
{
    /// <summary>
    /// Options that say the same in different ways: one on the command line takes the place of all of them in the
    /// preset.
    /// </summary>
    private static readonly string[][] Alternatives =
    [
        ["--colours", "--vaac-colours"],
        ["--limits", "--zoom"],
        ["--start-method", "--serial"],
    ];

    private readonly Preset? preset;
    private readonly (string Option, string Key, IReadOnlyList<string> Words)[] added;

    private PresetCommandLine(
        ParseResult parsed,
        Preset? preset,
        (string Option, string Key, IReadOnlyList<string> Words)[] added
    ) => (Parsed, this.preset, this.added) = (parsed, preset, added);

    /// <summary>What is to be done; it may be faulty, as <see cref="UsageError"/> finds.</summary>
    public ParseResult Parsed { get; }

    /// <summary>Reads words, and the preset that they name.</summary>
    /// <exception cref="InvalidOptionException">The preset cannot be used.</exception>
    public static PresetCommandLine Parse(Command root, string[] words, ParserConfiguration configuration)
    {
        var parsed = root.Parse(words, configuration);
        var options = parsed.CommandResult.Command.Options;
        if (
            UsageError.Find(parsed) is not null
            || options.OfType<Option<string?>>().FirstOrDefault(option => option.Name == PresetOption.Name)
                is not { } asked
            || parsed.GetValue(asked) is not { } word
        )
            return new PresetCommandLine(parsed, null, []);
        var preset = Preset.Find(word);
        var given = options
            .Where(option => parsed.GetResult(option) is { Implicit: false })
            .Select(option => option.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var group in Alternatives.Where(group => group.Any(given.Contains)))
            given.UnionWith(group);
        var added = PresetWords
            .Of(preset, parsed.CommandResult.Command)
            .Where(option => !given.Contains(option.Option))
            .ToArray();
        var verb = EndOfVerb(parsed, words);
        return new PresetCommandLine(
            root.Parse(
                [.. words[..verb], .. added.SelectMany(option => option.Words), .. words[verb..]],
                configuration
            ),
            preset,
            added
        );
    }

    /// <summary>Does it, and names the preset in the error over an option that is from it.</summary>
    public int Invoke(InvocationConfiguration configuration)
    {
        try
        {
            return Parsed.Invoke(configuration);
        }
        catch (InvalidOptionException error)
            when (added.FirstOrDefault(option => option.Option == error.Option) is { Key: { } key })
        {
            throw preset!.Problem(key, $"{error.Problem}; {error.Option} on the command line takes its place");
        }
        catch (UnreadableInputException error)
            when (added.FirstOrDefault(option => option.Words.Any(word => IsOf(word, error.File)))
                    is { Key: { } key } entry
            )
        {
            throw preset!.Problem(key, $"{error.Message}; {entry.Option} on the command line takes its place");
        }
    }

    /// <summary>True where a file that cannot be read is the value of an option.</summary>
    private static bool IsOf(string word, string file) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
        && PresetFiles.IsReadWith(word[(end + 1)..], file);

    /// <summary>How many words there are up to the last of the command's own.</summary>
    private static int EndOfVerb(ParseResult parsed, string[] words)
    {
        var end = 0;
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Parent: not null } verb; at = at.Parent)
            end = Math.Max(end, Array.IndexOf(words, verb.Command.Name) + 1);
        return end;
    }
}
