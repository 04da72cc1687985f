using AshPlot.Core.Colours;
using AshPlot.Core.Geography;

namespace AshPlot.Cli.Rendering;

/// <summary>What maps share and what is therefore known of all slices before the first map is drawn.</summary>
/// <param name="Scales">The shared colour scale, by quantity; null where each map has its own.</param>
/// <param name="Extents">The box of the maps, by quantity; null where the job was stopped before it was known.</param>
internal sealed record Survey(IReadOnlyList<ColourScale?> Scales, IReadOnlyList<GeoExtent?> Extents)
{
    /// <summary>The survey of a job that was stopped before it was made.</summary>
    public static Survey None(int quantities) => new(new ColourScale?[quantities], new GeoExtent?[quantities]);
}
