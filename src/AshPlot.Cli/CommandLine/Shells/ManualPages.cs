using System.CommandLine;
using System.Text;
using AshPlot.Rendering;

namespace AshPlot.Cli.CommandLine.Shells;

/// <summary>Manual pages, one for each command: <c>ashplot.1</c>, <c>ashplot-render.1</c>.</summary>
internal static class ManualPages
{
    private static readonly (int Status, string Meaning)[] Statuses =
    [
        (ExitStatus.Done, "Everything was done."),
        (ExitStatus.SomeFailed, "Some maps or shards failed or are missing, or compare found a difference."),
        (ExitStatus.Usage, "Wrong usage."),
        (ExitStatus.InputOrOutput, "An input cannot be read, or the output cannot be written."),
        (ExitStatus.PoolBroken, "The worker pool broke."),
        (130, "Stopped by Ctrl-C (143: by SIGTERM, 129: because the terminal was closed)."),
    ];

    /// <summary>File names and texts of all pages.</summary>
    public static IEnumerable<(string FileName, string Text)> Write(RootCommand root)
    {
        var nodes = CommandTree.Nodes(root).ToArray();
        return nodes.Select(node => (PageName(node.Path) + ".1", Page(node, nodes)));
    }

    private static string Page(CommandNode node, CommandNode[] nodes)
    {
        var command = node.Command;
        // https://man7.org/linux/man-pages/man7/man-pages.7.html: the order of the sections
        var page = new StringBuilder(
            $".TH {PageName(node.Path).ToUpperInvariant()} 1 \"\" \"ashplot {ToolVersion.Text}\" \"User Commands\"\n"
        );
        page.Append($".SH NAME\n{Escape(PageName(node.Path))} \\- {Escape(Summary(command))}\n");
        page.Append($".SH SYNOPSIS\n.B {Escape(node.Path)}\n");
        if (node.Verbs.Any())
            page.Append(".I COMMAND\n");
        foreach (var argument in command.Arguments)
            page.Append($".I {Escape(argument.Name)}{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}\n");
        page.Append("[options]\n.SH DESCRIPTION\n").Append(Escape(command.Description ?? "")).Append('\n');
        foreach (var argument in command.Arguments)
            page.Append($".TP\n.I {Escape(argument.Name)}\n{Escape(argument.Description ?? "")}\n");
        if (node.Verbs.Any())
        {
            page.Append(".SH COMMANDS\n");
            foreach (var verb in node.Verbs)
                page.Append($".TP\n.B {Escape(verb.Name)}\n{Escape(verb.Description ?? "")}\n");
        }

        page.Append(".SH OPTIONS\n");
        foreach (var option in node.Options)
            page.Append($".TP\n{Names(option)}\n{Escape(Description(option))}\n");
        page.Append(".SH EXIT STATUS\n");
        foreach (var (status, meaning) in Statuses)
            page.Append($".TP\n.B {status}\n{Escape(meaning)}\n");
        var others = nodes.Where(other => other != node).Select(other => $".BR {Escape(PageName(other.Path))} (1)");
        return page.Append(".SH SEE ALSO\n").AppendJoin(",\n", others).Append('\n').ToString();
    }

    private static string Names(Option option)
    {
        var names = string.Join(", ", option.Names().Select(name => $"\\fB{Escape(name)}\\fR"));
        return option.IsSwitch() ? names : $"{names} \\fI{Escape(option.HelpName ?? "VALUE")}\\fR";
    }

    private static string Description(Option option)
    {
        var value = option.HasDefaultValue && !option.IsSwitch() ? option.GetDefaultValue() : null;
        var text = value is string[] several ? string.Join(',', several) : value?.ToString();
        return string.IsNullOrEmpty(text) ? option.Description ?? "" : $"{option.Description} Default: {text}.";
    }

    private static string Summary(Command command)
    {
        var sentence = (command.Description ?? "").Split(". ", 2)[0].TrimEnd('.');
        return sentence.Length == 0 ? command.Name : char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }

    private static string PageName(string path) => path.Replace(' ', '-');

    /// <summary>Text as groff reads it: hyphens that can be copied, and no line that begins with a request.</summary>
    private static string Escape(string text)
    {
        var escaped = text.Replace("\\", "\\e").Replace("-", "\\-");
        return escaped is ['.' or '\'', ..] ? "\\&" + escaped : escaped;
    }
}
