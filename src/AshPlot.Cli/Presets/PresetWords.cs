using System.CommandLine;
using System.Globalization;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.CommandLine.Shells;
using AshPlot.Cli.Slurm;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Presets;

/// <summary>
/// The options of a preset as words of the command line. Each word holds option and value, so that no value of a file
/// is ever taken for an option; and no file says what is read and where anything is written.
/// </summary>
internal static class PresetWords
{
    private const string Quantity = "[QUANTITY=]";

    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["preset"] = "a preset cannot name another; put its options in one file",
        ["ensemble"] = "a preset does not choose the input; give it on the command line",
        ["ensemble-of"] = "a preset does not choose the input; give it on the command line",
        ["output"] = WhereToWrite,
        ["overwrite"] = WhereToWrite,
        ["keep"] = WhereToWrite,
        ["log-file"] = WhereToWrite,
        ["resume"] = ForOneRun,
        ["shard"] = ForOneRun,
        ["dry-run"] = ForOneRun,
        ["verbose"] = ForOneRun,
        ["quiet"] = ForOneRun,
    };

    private const string WhereToWrite =
        "a preset does not say where files are written or removed; give it on the command line";
    private const string ForOneRun = "is for a single start of the program; give it on the command line";

    /// <summary>
    /// The options of <c>render</c>: not those of a batch job or of another command, which read a preset too.
    /// </summary>
    private static readonly Lazy<HashSet<string>> OfRender = new(() =>
        [.. new RenderCommandOptions().All.Select(option => option.Name)]
    );

    /// <summary>
    /// Each option of the preset by its name on the command line, with its entry and its words; none for an option that
    /// is false.
    /// </summary>
    /// <param name="preset">The preset.</param>
    /// <param name="command">The command that it is for.</param>
    /// <exception cref="InvalidOptionException">An option is unknown or refused, or a value has the wrong
    /// form.</exception>
    public static IEnumerable<(string Option, string Key, IReadOnlyList<string> Words)> Of(
        Preset preset,
        Command command
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in preset.Entries)
        {
            var option = Find(preset, entry, command);
            yield return seen.Add(option.Name)
                ? (option.Name, entry.Key, [.. Words(preset, entry, option)])
                : throw preset.Problem(entry.Key, $"{option.Name} is given twice under two names; leave one out");
        }
    }

    private static Option Find(Preset preset, PresetEntry entry, Command command)
    {
        if (Refused.TryGetValue(entry.Key, out var why))
            throw preset.Problem(entry.Key, $"cannot be set by a preset: {why}");
        var options = command
            .Options.Where(option =>
                !option.Hidden
                && OfRender.Value.Contains(option.Name)
                && !Refused.ContainsKey(option.Name.TrimStart('-'))
            )
            .ToArray();
        if (
            options.FirstOrDefault(option => option.Aliases.Prepend(option.Name).Contains("--" + entry.Key)) is
            { } found
        )
            return found;
        var question = NearestWord.Question(
            entry.Key.TrimStart('-'),
            options.Select(option => option.Name.TrimStart('-'))
        );
        throw preset.Problem(
            entry.Key,
            question.Length > 0
                ? $"is not an option of {command.Name}{question}"
                : $"is not an option of {command.Name}; 'ashplot help {command.Name}' lists them, without their dashes here"
        );
    }

    private static IEnumerable<string> Words(Preset preset, PresetEntry entry, Option option)
    {
        var isSwitch = option.IsSwitch();
        if (entry.Kind is PresetValueKind.True or PresetValueKind.False)
        {
            var word =
                isSwitch ? option.Name
                : LogOption.WithoutValue(option.Name) is { } value ? $"{option.Name}={value}"
                : throw preset.Problem(entry.Key, $"takes {Form(option)}, not true or false");
            return entry.Kind == PresetValueKind.False ? [] : [word];
        }

        if (isSwitch)
            throw preset.Problem(entry.Key, "takes true or false");
        if (option.Name == "--time" && entry.Values.FirstOrDefault(TimeLimit.IsLimit) is { } limit)
            throw preset.Problem(entry.Key, $"'{limit}' is a time limit of a batch job; give it on the command line");
        if (entry.Kind == PresetValueKind.List && !option.ValueType.IsArray)
            throw preset.Problem(entry.Key, $"takes one value, {option.HelpName}, not a list");
        if (option.AllowMultipleArgumentsPerToken)
        {
            // As with single words on the command line, a value must not look like another option.
            if (
                entry.Values.Length != option.Arity.MaximumNumberOfValues
                || entry.Values.Any(value =>
                    !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                )
            )
                throw preset.Problem(entry.Key, $"takes {Form(option)}");
            return [option.Name, .. entry.Values];
        }

        return entry.Values.Select(value => $"{option.Name}={Located(preset, entry, option, value)}");
    }

    private static string Form(Option option) =>
        option.AllowMultipleArgumentsPerToken
            ? $"a list of {option.Arity.MaximumNumberOfValues} numbers: {option.HelpName}"
        : option.ValueType.IsArray ? $"{option.HelpName}, or a list of them"
        : $"{option.HelpName}";

    /// <summary>A value that is a file is one of the preset's folder, or of a folder below it.</summary>
    private static string Located(Preset preset, PresetEntry entry, Option option, string value)
    {
        if (FileIn(option, value) is not { } path)
            return value;
        if (preset.Folder is null || Path.IsPathRooted(path) || path.Split('/', '\\').Contains(".."))
            throw Outside("is");
        var whole = Path.Combine(preset.Folder, path);
        return PresetFiles.LeadsOut(preset.Folder, whole)
            ? throw Outside("leads by a link to what is")
            : value[..^path.Length] + whole;

        InvalidOptionException Outside(string how) =>
            preset.Problem(
                entry.Key,
                $"'{path}' {how} not a file of the preset's own folder; put it there and give its path from there, or give --{entry.Key} on the command line"
            );
    }

    /// <summary>
    /// The file that a value names, by what the help calls the value: FILE, or a name or FILE.json; null where it names
    /// none.
    /// </summary>
    private static string? FileIn(Option option, string value)
    {
        var help = option.HelpName ?? "";
        if (!help.Contains("FILE", StringComparison.Ordinal))
            return null;
        var path = help.StartsWith(Quantity, StringComparison.Ordinal)
            ? value[(value.IndexOf('=', StringComparison.Ordinal) + 1)..]
            : value;
        var forms = help.Replace(Quantity, "", StringComparison.Ordinal).Split('|');
        return
            forms.Length == 1
            || forms.Any(form =>
                form.StartsWith("FILE", StringComparison.Ordinal)
                && path.EndsWith(form["FILE".Length..], StringComparison.OrdinalIgnoreCase)
            )
            ? path
            : null;
    }
}
