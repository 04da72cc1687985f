namespace AshPlot.Cli.Slurm;

/// <summary>Writes text as one word of a shell's command line.</summary>
internal static class ShellWord
{
    /// <summary>The text as it is where no letter of it means anything to a shell, else in single quotes.</summary>
    public static string Quote(string text) => text.Length > 0 && text.All(IsPlain)
        ? text
        : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>A command line of several words.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_' or ':' or ',' or '=' or '+' or '@';
}
