namespace AshPlot.Core.Drawing.Formats;

/// <summary>PNG: without loss.</summary>
internal sealed class PngFormat : IMapFormat
{
    public string Name => "png";

    public bool IsRaster => true;

    public void Write(IFinishedMap map, Stream destination)
    {
        using var encoded = PngEncoder.Encode(map.Pixels, [KeyValuePair.Create("Title", map.Title), .. map.Facts]);
        destination.Write(encoded.AsSpan());
    }
}
