using System.CommandLine;
using System.Text;

namespace AshPlot.Cli.CommandLine.Shells;

/// <summary>Completion for fish.</summary>
internal static class FishScript
{
    public static string Write(RootCommand root)
    {
        var nodes = CommandTree.Nodes(root).ToArray();
        var text = new StringBuilder("# Completion of ashplot in fish, written by 'ashplot completion fish'.\n");
        // True where the words before the cursor lead to the command that is given.
        text.Append(
            "function __ashplot_at\n    set -l path ashplot\n    for word in (commandline -opc)[2..]\n        switch \"$path $word\"\n            case "
        );
        text.AppendJoin(' ', nodes.Skip(1).Select(node => $"'{node.Path}'"));
        text.Append(
            "\n                set path \"$path $word\"\n        end\n    end\n    test \"$path\" = \"$argv\"\nend\n"
        );
        // Words that may be joined by commas, without those that are already there.
        text.Append(
            """
            function __ashplot_list
                set -l given (string split , -- (commandline -ct | string replace -r '^--[^=]*=' ''))
                set -e given[-1]
                for word in $argv
                    contains -- $word $given; or string join , -- $given $word
                end
            end

            """
        );
        text.Append("complete -c ashplot -f\n");
        foreach (var node in nodes)
        {
            var here = $"complete -c ashplot -n '__ashplot_at {node.Path}'";
            foreach (var verb in node.Verbs)
                text.Append($"{here} -a {verb.Name} -d {Quote(verb.Description)}\n");
            if (node.Arguments is { } values)
                text.Append($"{here}{Offer(values, isArgument: true)}\n");
            foreach (var option in node.Options)
            {
                var names = string.Concat(
                    option
                        .Names()
                        .Select(name =>
                            name.StartsWith("--", StringComparison.Ordinal) ? $" -l {name[2..]}" : $" -s {name[1..]}"
                        )
                );
                var value = option.IsSwitch() ? "" : Offer(WordValues.Of(option), isArgument: false);
                text.Append($"{here}{names}{value} -d {Quote(option.Description)}\n");
            }
        }

        return text.ToString();
    }

    private static string Offer(WordValues values, bool isArgument)
    {
        var words = string.Join(' ', values.Words);
        var offered = values.IsList ? $"(__ashplot_list {words})" : words;
        var folders = values.Paths == PathKind.Folder ? "(__fish_complete_directories)" : "";
        var all = string.Join(' ', new[] { offered, folders }.Where(text => text.Length > 0));
        // -x: a value is needed and no file is offered; -r -F: a value is needed and files are.
        return (values.Paths == PathKind.File ? " -F" : "")
            + (
                isArgument ? ""
                : values.Paths == PathKind.File ? " -r"
                : " -x"
            )
            + (all.Length > 0 ? $" -a {Quote(all)}" : "");
    }

    private static string Quote(string? text) => $"'{(text ?? "").Replace("\\", "\\\\").Replace("'", "\\'")}'";
}
