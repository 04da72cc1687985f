using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>A map that is ready to be written, as pixels and as drawing steps.</summary>
internal interface IFinishedMap
{
    /// <summary>Size in pixels.</summary>
    PixelSize Size { get; }

    /// <summary>What the map shows, in one line.</summary>
    string Title { get; }

    /// <summary>Where the map comes from, name to text, for the metadata of files.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Facts { get; }

    /// <summary>The pixels, opaque; they are the painter's own and change with its next map.</summary>
    SKBitmap Pixels { get; }

    /// <summary>Draws the map by lines, areas and letters, one unit of the canvas to the pixel.</summary>
    void DrawTo(SKCanvas canvas)
    {
        foreach (var part in Parts)
            part.DrawTo(canvas);
    }

    /// <summary>The parts of which the drawing consists, the lowest first.</summary>
    IReadOnlyList<DrawnPart> Parts { get; }
}
