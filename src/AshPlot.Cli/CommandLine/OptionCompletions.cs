using System.CommandLine;
using System.CommandLine.Completions;

namespace AshPlot.Cli.CommandLine;

/// <summary>The values that shells offer for options.</summary>
internal static class OptionCompletions
{
    /// <summary>Has shells offer these values.</summary>
    public static Option<T> Completed<T>(this Option<T> option, params IEnumerable<string> values)
    {
        option.CompletionSources.Add(_ => values.Select(value => new CompletionItem(value)));
        return option;
    }

    /// <summary>Has shells offer these values, also after those that stand before a comma.</summary>
    public static Option<string[]> CompletedAsList(this Option<string[]> option, params IEnumerable<string> values)
    {
        option.CompletionSources.Add(context =>
        {
            var before = context.WordToComplete[..(context.WordToComplete.LastIndexOf(',') + 1)];
            var given = before.Split(',');
            return values.Where(value => !given.Contains(value)).Select(value => new CompletionItem(before + value));
        });
        return option;
    }
}
