using System.CommandLine;
using System.Text;

namespace AshPlot.Cli.CommandLine.Shells;

/// <summary>Completion for zsh: a function for each command, in the form of zsh's <c>_arguments</c>.</summary>
internal static class ZshScript
{
    public static string Write(RootCommand root)
    {
        var text = new StringBuilder(
            "#compdef ashplot\n# Completion of ashplot in zsh, written by 'ashplot completion zsh'.\n"
        );
        foreach (var node in CommandTree.Nodes(root).Reverse())
            Function(text, node);
        return text.Append(
                "if [[ $funcstack[1] == _ashplot ]]; then _ashplot \"$@\"; else compdef _ashplot ashplot; fi\n"
            )
            .ToString();
    }

    private static void Function(StringBuilder text, CommandNode node)
    {
        text.Append($"{Name(node.Path)}() {{\n");
        var verbs = node.Verbs.ToArray();
        if (verbs.Length > 0)
            text.Append("  local context state state_descr line\n  typeset -A opt_args\n");
        text.Append("  _arguments -s -S");
        if (verbs.Length > 0)
            text.Append(" -C");
        foreach (var option in node.Options)
            text.Append($" \\\n    {Specification(option)}");
        if (verbs.Length > 0)
        {
            text.Append(
                " \\\n    '1: :->command' '*:: :->rest'\n  case $state in\n    command)\n      local -a commands=("
            );
            foreach (var verb in verbs)
                text.Append($"\n        {Quote($"{verb.Name}:{verb.Description}")}");
            text.Append(")\n      _describe -t commands command commands ;;\n    rest)\n      case $words[1] in\n");
            foreach (var verb in verbs)
                text.Append($"        {verb.Name}) {Name($"{node.Path} {verb.Name}")} ;;\n");
            text.Append("      esac ;;\n  esac\n");
        }
        else
        {
            if (node.Arguments is { } values)
                text.Append($" \\\n    {Quote($"*:{node.Command.Arguments[0].Name}:{Action(values)}")}");
            text.Append('\n');
        }

        text.Append("}\n");
    }

    private static string Specification(Option option)
    {
        var names = option.Names();
        var isLong = names.Select(name => name.StartsWith("--", StringComparison.Ordinal));
        // A long option takes its value after '=' or as the next word, a short one joined or as the next word.
        var shown = option.IsSwitch() ? names : [.. names.Zip(isLong, (name, ofLong) => name + (ofLong ? "=" : "+"))];
        var isRepeated = option.ValueType.IsArray;
        var others =
            isRepeated ? "*"
            : names.Length > 1 ? $"({string.Join(' ', names)})"
            : "";
        var values =
            option.IsSwitch() ? ""
            : option.Arity.MinimumNumberOfValues > 1
                ? string.Concat((option.HelpName ?? "").Split(' ').Select(name => $":{name}: "))
            : $":{Escape(option.HelpName ?? "value")}:{Action(WordValues.Of(option))}";
        var rest = $"[{Escape(option.Description ?? "")}]{values}";
        return shown.Length == 1
            ? Quote(others + shown[0] + rest)
            : $"{Quote(others)}{{{string.Join(',', shown)}}}{Quote(rest)}";
    }

    private static string Action(WordValues values)
    {
        var paths = values.Paths switch
        {
            PathKind.File => "_files",
            PathKind.Folder => "_files -/",
            _ => " ",
        };
        var words = string.Join(' ', values.Words);
        return values switch
        {
            { Words.Count: 0 } => paths,
            { IsList: true } => $"_sequence compadd - {words}",
            { Paths: not PathKind.None } => $"{{ compadd {words}; {paths} }}",
            _ => $"({words})",
        };
    }

    private static string Name(string path) => "_" + path.Replace(' ', '_').Replace('-', '_');

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\").Replace("[", "\\[").Replace("]", "\\]").Replace(":", "\\:");

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''")}'";
}
