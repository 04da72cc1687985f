using System.Buffers;

namespace AshPlot.Core.Drawing;

/// <summary>The values of a slice that is to be drawn, in borrowed memory.</summary>
internal sealed class ReadSlice : IDisposable
{
    private readonly int cells;
    private float[] values;

    internal ReadSlice(int cells) => (this.cells, values) = (cells, ArrayPool<float>.Shared.Rent(cells));

    /// <summary>
    /// Values [latitude, longitude] in the order of the grid, until this is disposed of; missing is NaN.
    /// </summary>
    internal Span<float> Values => values.AsSpan(0, cells);

    /// <summary>How long reading took.</summary>
    internal TimeSpan Elapsed { get; set; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (values.Length > 0)
            ArrayPool<float>.Shared.Return(values);
        values = [];
    }
}
