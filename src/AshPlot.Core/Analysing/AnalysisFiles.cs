using AshPlot.Core.Output;

namespace AshPlot.Core.Analysing;

/// <summary>
/// Writes what an analysis leaves: <c>summary.json</c>, <c>summary.csv</c>, <c>series.csv</c> and charts.
/// </summary>
internal static class AnalysisFiles
{
    /// <summary>Name of the document.</summary>
    public const string DocumentFile = "summary.json";

    /// <summary>Writes all of them.</summary>
    /// <returns>Path of the document.</returns>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written.</exception>
    public static string Write(AnalysisDocument document, string folder, string workingFolder)
    {
        ArgumentNullException.ThrowIfNull(document);
        AtomicFile.WriteText(Path.Combine(folder, "summary.csv"), workingFolder, AnalysisCsv.Summary(document.Runs));
        AtomicFile.WriteText(Path.Combine(folder, "series.csv"), workingFolder, AnalysisCsv.Series(document.Runs));
        foreach (var (name, chart) in AnalysisCharts.Draw(document))
            AtomicFile.WriteBytes(Path.Combine(folder, name), workingFolder, chart);
        var path = Path.Combine(folder, DocumentFile);
        AtomicFile.WriteText(path, workingFolder, document.ToJson());
        return path;
    }
}
