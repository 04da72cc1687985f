namespace AshPlot.Core.Planning;

/// <summary>Whether maps have contour lines, and how they run.</summary>
public enum ContourLines
{
    /// <summary>No lines.</summary>
    None,

    /// <summary>Straight from edge to edge of the squares between the centres of four cells.</summary>
    Plain,

    /// <summary>The same with rounded corners.</summary>
    Smooth,
}
