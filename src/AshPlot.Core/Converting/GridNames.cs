namespace AshPlot.Core.Converting;

/// <summary>How a grid is written.</summary>
/// <param name="Rows">Dimension of its rows.</param>
/// <param name="Columns">Dimension of its columns.</param>
internal sealed record GridNames(string Rows, string Columns)
{
    /// <summary>The variable of its mapping; null for true longitudes and latitudes.</summary>
    public string? Mapping { get; init; }

    /// <summary>Its two-dimensional coordinates, as the attribute <c>coordinates</c> names them; null without.</summary>
    public string? Coordinates { get; init; }
}
