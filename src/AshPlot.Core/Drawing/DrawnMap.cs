using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core.Output;

namespace AshPlot.Core.Drawing;

/// <summary>What came of drawing a map.</summary>
/// <param name="Files">One file per format, in the order of the formats, as they were written.</param>
/// <param name="IsEmpty">True when no cell of the drawn area is at or over the mask.</param>
/// <param name="Min">Smallest valid value of the slice; null if there is none.</param>
/// <param name="Max">Largest valid value of the slice; null if there is none.</param>
/// <param name="Milliseconds">Time spent on reading, drawing and writing it.</param>
public sealed record DrawnMap(ImmutableArray<FileStamp> Files, bool IsEmpty, double? Min, double? Max, double Milliseconds)
{
    /// <summary>The file of the first format, relative to the output folder, with <c>/</c>.</summary>
    [JsonIgnore]
    public string Path => Files[0].Path;
}
