namespace AshPlot.Core.Errors;

/// <summary>An option has a value that cannot be used (wrong usage, exit status 2).</summary>
public sealed class InvalidOptionException(string option, string problem, Exception? innerException = null)
    : AshPlotException($"{option}: {problem}", innerException)
{
    /// <summary>The option as the user writes it, e.g. <c>--size</c>.</summary>
    public string Option { get; } = option;

    /// <summary>What is wrong with its value, without the option.</summary>
    public string Problem { get; } = problem;
}
