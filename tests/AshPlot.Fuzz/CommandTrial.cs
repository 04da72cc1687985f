using AshPlot.Cli.CommandLine;

namespace AshPlot.Fuzz;

/// <summary>Runs a command in this process, below the last line of defence, and judges how it ends.</summary>
internal static class CommandTrial
{
    private static readonly int[] Promised = [0, 1, 2, 3, 4];

    /// <summary>Runs it with its output caught.</summary>
    public static FuzzVerdict Run(Func<int> command)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        Console.SetOut(TextWriter.Null);
        Console.SetError(said);
        try
        {
            var status = command();
            if (!Promised.Contains(status))
                return FuzzVerdict.Unhandled($"exit status {status}");
            return Complaint(said.ToString()) is { } complaint ? FuzzVerdict.Unhandled(complaint)
                : status is 0 or 1 ? FuzzVerdict.Accepted
                : FuzzVerdict.Refused($"exit status {status}");
        }
        catch (Exception thrown) when (LastResort.StatusOf(thrown) is not null)
        {
            return FuzzVerdict.Refused(thrown.Message);
        }
        catch (Exception thrown)
        {
            return FuzzVerdict.Unhandled(thrown.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>
    /// What is wrong with what the command said; null where nothing is. An exception that a worker passed on shows in
    /// it.
    /// </summary>
    private static string? Complaint(string said)
    {
        foreach (var line in said.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith("ashplot: ", StringComparison.Ordinal))
                return $"a line that is not ashplot's: {line}";
            if (line.Any(char.IsControl))
                return $"a line with control characters: {line}";
            if (
                line.Contains("unexpected error", StringComparison.Ordinal)
                || line.Contains("Exception", StringComparison.Ordinal)
            )
                return $"an exception that is not typed: {line}";
        }

        return null;
    }
}
