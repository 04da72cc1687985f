using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core.Output;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Drawing;

/// <summary>What came of drawing a map.</summary>
/// <param name="Files">One file per format, in the order of the formats, as they were written.</param>
/// <param name="Status">Done, empty or without data.</param>
/// <param name="Min">Smallest valid value of the slice; null if there is none.</param>
/// <param name="Max">Largest valid value of the slice; null if there is none.</param>
/// <param name="Coverage">The share of the drawn area that the model's domain covers, 0 to 1.</param>
/// <param name="Missing">Number of cells of the slice without a value.</param>
/// <param name="Milliseconds">Time spent on reading, drawing and writing it.</param>
internal sealed record DrawnMap(
    ImmutableArray<FileStamp> Files,
    MapStatus Status,
    double? Min,
    double? Max,
    double Coverage,
    long Missing,
    double Milliseconds
)
{
    /// <summary>The file of the first format, relative to the output folder, with <c>/</c>.</summary>
    [JsonIgnore]
    public string Path => Files[0].Path;
}
