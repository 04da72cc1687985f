namespace AshPlot.Core.Planning;

/// <summary>How much of the Earth maps show.</summary>
public enum MapZoom
{
    /// <summary>The whole grid.</summary>
    Grid,

    /// <summary>The box that holds all ash of the run, with a margin.</summary>
    Plume,
}
