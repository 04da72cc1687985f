using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>One map to draw.</summary>
/// <param name="Number">Place among all maps of the job, from 0; it names the map between processes.</param>
/// <param name="Quantity">Index into <see cref="RunPlan.Quantities"/>.</param>
/// <param name="Level">Name of the level, or null for a map without one.</param>
/// <param name="Slice">The data; its level and time count in the quantity's description.</param>
/// <param name="Path">Where the map goes, relative to the output folder, with <c>/</c>, without an extension.</param>
internal sealed record MapPlan(int Number, int Quantity, string? Level, SliceDescription Slice, string Path)
{
    /// <summary>The map's file of a format, relative to the output folder, with <c>/</c>.</summary>
    /// <param name="format">The format's word.</param>
    public string FileOf(string format) => $"{Path}.{MapFormats.Find(format).Extension}";
}
