using AshPlot.Core.Colours;

namespace AshPlot.Cli.Rendering;

/// <summary>What maps share and what is therefore known of all slices before the first map is drawn.</summary>
/// <param name="Scales">The shared colour scale, by quantity; null where each map has its own.</param>
internal sealed record Survey(IReadOnlyList<ColourScale?> Scales)
{
    /// <summary>The survey of a job that was stopped before it was made.</summary>
    public static Survey None(int quantities) => new(new ColourScale?[quantities]);
}
