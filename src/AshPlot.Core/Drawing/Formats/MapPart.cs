namespace AshPlot.Core.Drawing.Formats;

/// <summary>What of a map is drawn, from the lowest part to the highest.</summary>
internal enum MapPart
{
    /// <summary>Paper, sea, land and axes: the same for all maps of a figure.</summary>
    UnderAsh,

    /// <summary>The cells and their legend.</summary>
    Ash,

    /// <summary>Graticule, borders, coast and overlays: the same for all maps of a figure.</summary>
    OverAsh,

    /// <summary>Marks, names and texts.</summary>
    Words,
}
