namespace AshPlot.Core.Runs;

/// <summary>What is made of the values that a slice has for each cell: of its terms, or of groups of them.</summary>
internal enum ReductionKind
{
    /// <summary>Of what the values over the threshold stand for the smallest, e.g. the time of arrival.</summary>
    Smallest,

    /// <summary>Of what the values over the threshold stand for the largest, e.g. the top of the cloud.</summary>
    Largest,

    /// <summary>Of what the values over the threshold stand for the sum, e.g. of the time that it lasts.</summary>
    Sum,

    /// <summary>
    /// What the largest value stands for, e.g. its time; the first of several, and only where it is over the threshold.
    /// </summary>
    OfMaximum,

    /// <summary>The largest value.</summary>
    Maximum,

    /// <summary>The smallest value.</summary>
    Minimum,

    /// <summary>The mean of the values.</summary>
    Mean,

    /// <summary>The standard deviation of the values from their mean, of the population.</summary>
    Deviation,

    /// <summary>
    /// The percentile that the threshold says, 0 to 100, linear between neighbours; 50 is the median.
    /// </summary>
    Percentile,

    /// <summary>The share of the values that are over the threshold, in percent.</summary>
    Probability,

    /// <summary>
    /// The share of the values that are on the same side of the threshold as most, in percent, where any is over it.
    /// </summary>
    Agreement,

    /// <summary>The second value less the first.</summary>
    Difference,
}
