namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// Start and count of a read or write as the C library takes them, checked against the buffer's length.
/// </summary>
internal readonly ref struct Hyperslab
{
    /// <exception cref="ArgumentException">The numbers do not fit the variable or the buffer: a mistake of the
    /// caller.</exception>
    public Hyperslab(int dimensions, ReadOnlySpan<long> start, ReadOnlySpan<long> count, int valueCount)
    {
        if (start.Length != dimensions || count.Length != dimensions)
            throw new ArgumentException(
                $"start and count need {dimensions} entries, one for each dimension",
                nameof(start)
            );

        var (starts, counts) = (new nuint[dimensions], new nuint[dimensions]);
        var total = 1L;
        for (var index = 0; index < dimensions; index++)
        {
            starts[index] = checked((nuint)start[index]);
            counts[index] = checked((nuint)count[index]);
            total = checked(total * count[index]);
        }

        // The library writes as many values as the counts say: a shorter buffer would be overrun.
        if (total != valueCount)
            throw new ArgumentException($"the hyperslab has {total} values, the buffer {valueCount}", nameof(count));
        Start = starts;
        Count = counts;
    }

    public ReadOnlySpan<nuint> Start { get; }

    public ReadOnlySpan<nuint> Count { get; }

    /// <summary>How many chunks of these lengths it touches.</summary>
    public double ChunksOf(ReadOnlySpan<nuint> chunk)
    {
        var chunks = 1.0;
        for (var index = 0; index < Count.Length; index++)
        {
            if (Count[index] > 0)
                chunks *= ((Start[index] + Count[index] - 1) / chunk[index]) - (Start[index] / chunk[index]) + 1;
        }

        return chunks;
    }
}
