namespace AshPlot.Core.Runs;

/// <summary>What is made of the values of the terms that are over the threshold.</summary>
internal enum ReductionKind
{
    /// <summary>The smallest, e.g. the time of arrival.</summary>
    Smallest,

    /// <summary>The largest, e.g. the top of the cloud.</summary>
    Largest,

    /// <summary>The sum, e.g. of the time that it lasts.</summary>
    Sum,
}
