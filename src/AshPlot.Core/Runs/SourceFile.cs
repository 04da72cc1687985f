using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Runs;

/// <summary>A file of a run, with what a reader needs to open it again in another process.</summary>
/// <param name="Path">Path as found from what the user gave.</param>
/// <param name="Format">Name of the <see cref="Loading.IRunFormat"/> that reads it.</param>
/// <param name="DecodedPlanes">File of decoded planes that describing left behind (NAME text), else null.</param>
/// <param name="Content">What is in a compressed file, unpacked into a working folder; null for any other file.</param>
internal sealed record SourceFile(string Path, string Format, string? DecodedPlanes = null, string? Content = null)
{
    /// <summary>
    /// Changes of grid that its planes go through, in which <see cref="PlaneTerm.Regrid"/> counts; none in a run by
    /// itself.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<Regrid> Regrids { get; init; }
}

/// <summary>A change of grid: each cell gets the value of the stored cell that holds its centre.</summary>
/// <param name="From">The grid as stored.</param>
/// <param name="To">The grid of the slices.</param>
internal sealed record Regrid(Grid From, Grid To);
