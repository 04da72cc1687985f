namespace AshPlot.Core.Runs;

/// <summary>What a quantity is in a comparison of two runs.</summary>
internal enum ComparisonRole
{
    /// <summary>The quantity of the first run.</summary>
    A,

    /// <summary>The quantity of the second run.</summary>
    B,

    /// <summary>The second less the first.</summary>
    Difference,

    /// <summary>By how many classes the second is above the first.</summary>
    Classes,
}
