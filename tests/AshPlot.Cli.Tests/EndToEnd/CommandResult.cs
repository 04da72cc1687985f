namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>What a finished command printed and its exit status.</summary>
internal sealed record CommandResult(int Status, string Output, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
