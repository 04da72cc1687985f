using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>The map that a painter has just finished.</summary>
/// <param name="painter">The painter.</param>
/// <param name="pixels">Its picture.</param>
/// <param name="areas">Its cells as areas, or null where no format draws them.</param>
/// <param name="captions">Its texts.</param>
/// <param name="facts">Where it comes from.</param>
internal sealed class FinishedMap(
    MapPainter painter,
    SKBitmap pixels,
    PaintedAreas? areas,
    MapCaptions captions,
    IReadOnlyList<KeyValuePair<string, string>> facts
) : IFinishedMap
{
    public PixelSize Size => new(pixels.Width, pixels.Height);

    public string Title => TitleOf(captions);

    /// <summary>What a map with such texts shows, in one line.</summary>
    internal static string TitleOf(MapCaptions captions) =>
        PageText.Clean(
            (captions.Stamp is null ? "" : $"{captions.Stamp}: ")
                + (captions.Subtitle.Length == 0 ? captions.Title : $"{captions.Title}, {captions.Subtitle}")
        );

    public SKBitmap Pixels => pixels;

    public IReadOnlyList<KeyValuePair<string, string>> Facts => facts;

    public IReadOnlyList<DrawnPart> Parts => [.. Enum.GetValues<MapPart>().Select(Part)];

    private DrawnPart Part(MapPart part)
    {
        var name = part.ToString().ToLowerInvariant();
        if (part != MapPart.Cells)
            return new DrawnPart(name, Size, canvas => painter.DrawPart(canvas, part, captions))
            {
                Shared = part is MapPart.UnderAsh or MapPart.OverAsh ? painter : null,
            };
        var cells = areas ?? throw new InvalidOperationException("the areas of the cells were not asked for");
        return new DrawnPart(name, Size, cells.DrawTo) { Cells = cells };
    }
}
