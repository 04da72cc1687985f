namespace AshPlot.Core.Drawing.Formats;

/// <summary>
/// A format in which maps are written. The same map gives the same bytes, whichever process writes it.
/// </summary>
internal interface IMapFormat
{
    /// <summary>The word of the option.</summary>
    string Name { get; }

    /// <summary>The extension of its files.</summary>
    string Extension => Name;

    /// <summary>
    /// True where a file holds the pixels of the map, false where it holds lines and areas that can be enlarged.
    /// </summary>
    bool IsRaster { get; }

    /// <summary>Writes one map.</summary>
    /// <param name="map">The finished map.</param>
    /// <param name="destination">Where to; stays open.</param>
    void Write(IFinishedMap map, Stream destination);
}
