namespace AshPlot.Core.Runs;

/// <summary>What the output of a run is.</summary>
internal enum RunKind
{
    /// <summary>Fields on a grid, which can be drawn as maps.</summary>
    Grid,

    /// <summary>Values at points over time: described, not drawn.</summary>
    TimeSeries,

    /// <summary>Paths of particles: described, not drawn.</summary>
    Trajectory,
}
