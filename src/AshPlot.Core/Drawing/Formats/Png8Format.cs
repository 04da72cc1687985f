namespace AshPlot.Core.Drawing.Formats;

/// <summary>PNG with eight bits to the pixel: about a third of the bytes, and at most 256 colours.</summary>
internal sealed class Png8Format : IMapFormat
{
    public string Name => "png8";

    public string Extension => "png";

    public bool IsRaster => true;

    public void Write(IFinishedMap map, Stream destination)
    {
        using var encoded = PngEncoder.EncodeIndexed(
            map.Pixels,
            [KeyValuePair.Create("Title", map.Title), .. map.Facts]
        );
        destination.Write(encoded.AsSpan());
    }
}
