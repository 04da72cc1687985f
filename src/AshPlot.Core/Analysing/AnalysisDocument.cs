using System.Collections.Immutable;
using System.Text.Json;

namespace AshPlot.Core.Analysing;

/// <summary>The content of <c>summary.json</c>.</summary>
/// <param name="Runs">The runs, sorted by name.</param>
internal sealed record AnalysisDocument(ImmutableArray<RunAnalysis> Runs)
{
    /// <summary>Runs that could not be analysed, with the reason.</summary>
    public ImmutableArray<FailedRun> Failed { get; init; } = [];

    /// <summary>The document, indented, with a line feed at its end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AnalysisJson.Default.AnalysisDocument) + "\n";
}

/// <summary>A run that could not be analysed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Error">Why, in one line.</param>
internal sealed record FailedRun(string Name, string Error);
