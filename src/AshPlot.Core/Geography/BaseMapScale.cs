namespace AshPlot.Core.Geography;

/// <summary>How much detail a base map holds: the scales at which Natural Earth is drawn.</summary>
internal enum BaseMapScale
{
    /// <summary>1:110 000 000, about 5000 coast points: for a map of the world or a thumbnail.</summary>
    Coarse110m,

    /// <summary>1:50 000 000, about 60 000 coast points: for a continent or an ocean.</summary>
    Medium50m,

    /// <summary>1:10 000 000, about 400 000 coast points: for an island or the surroundings of a volcano.</summary>
    Fine10m,
}
