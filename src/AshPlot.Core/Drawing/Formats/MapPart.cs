namespace AshPlot.Core.Drawing.Formats;

/// <summary>What of a map is drawn, from the lowest part to the highest.</summary>
internal enum MapPart
{
    /// <summary>Paper, sea, land and axes: the same for all maps of a figure.</summary>
    UnderAsh,

    /// <summary>What explains the colours.</summary>
    Legend,

    /// <summary>The cells.</summary>
    Cells,

    /// <summary>What lies on the cells: the hatch of missing ones, and contours.</summary>
    OnCells,

    /// <summary>Graticule, borders, coast and overlays: the same for all maps of a figure.</summary>
    OverAsh,

    /// <summary>Marks, names and texts.</summary>
    Words,
}
