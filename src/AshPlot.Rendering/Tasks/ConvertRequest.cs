using AshPlot.Core.Converting.Qva;
using AshPlot.Core.Runs;

namespace AshPlot.Rendering.Tasks;

/// <summary>A run to write as NetCDF.</summary>
/// <param name="Run">The run.</param>
/// <param name="Path">Final name of the file.</param>
/// <param name="WorkingFolder">Folder for the unfinished file.</param>
internal sealed record ConvertRequest(RunDescription Run, string Path, string WorkingFolder)
{
    /// <summary>The product to write instead of the run; null for the run as it is.</summary>
    public QvaProduct? Qva { get; init; }
}
