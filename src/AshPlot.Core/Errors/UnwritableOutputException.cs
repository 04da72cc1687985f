namespace AshPlot.Core.Errors;

/// <summary>A file or folder of the output cannot be made or written.</summary>
public sealed class UnwritableOutputException(string path, string problem, Exception? innerException = null)
    : AshPlotException($"{path}: {problem}", innerException)
{
    /// <summary>The file or folder that cannot be written.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong, without the path.</summary>
    public string Problem { get; } = problem;
}
