namespace AshPlot.Core.Loading.NameText;

/// <summary>Takes parsed rows.</summary>
internal interface IRowTarget
{
    /// <summary>Takes a row.</summary>
    /// <param name="time">Its time's cell; empty where the layout has none.</param>
    /// <param name="height">Its height; 0 where the layout has none.</param>
    /// <param name="cell">Its cell of the grid: row * columns + column.</param>
    /// <param name="line">Its line number, for messages.</param>
    /// <returns>Room for its values, one per field.</returns>
    Span<float> Place(ReadOnlySpan<byte> time, double height, int cell, long line);
}
