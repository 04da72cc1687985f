using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws the user's logo in the upper left corner, left of the title and above the map, where it covers nothing.
/// </summary>
internal sealed class LogoPainter : IDisposable
{
    // On a picture of 1000x750.
    private const float Margin = 14;
    private const float MarginAtTop = 8;
    private const float LeastAboveMap = 12;
    private const float MostWidth = 150;

    private readonly SKImage picture;

    private LogoPainter(SKImage picture, SKRect place) => (this.picture, Place) = (picture, place);

    /// <summary>How pictures are made smaller.</summary>
    public static SKSamplingOptions Sampling { get; } = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>What the logo covers.</summary>
    public SKRect Place { get; }

    /// <summary>True where a picture has room for a logo.</summary>
    public static bool HasRoom(PixelSize size) => FigureLayout.FootLinesAt(size) > 0;

    /// <summary>What draws the logo; null where there is none, or no room.</summary>
    public static LogoPainter? For(FigureLayout layout, MapLogo? logo) =>
        For(layout.Size, logo, layout.StampHeight, layout.Frame.Y, layout.LabelSize);

    /// <summary>What draws the logo; null where there is none, or no room.</summary>
    /// <param name="size">The picture.</param>
    /// <param name="logo">The logo.</param>
    /// <param name="above">What a stamp covers at the upper edge, in pixels.</param>
    /// <param name="below">Where what is drawn begins.</param>
    /// <param name="label">Height of letters there, which reach half above it.</param>
    public static LogoPainter? For(PixelSize size, MapLogo? logo, float above, float below, float label)
    {
        if (logo is null || !HasRoom(size))
            return null;
        using var data = SKData.CreateCopy(logo.Png);
        var picture = SKImage.FromEncodedData(data)
            ?? throw new InvalidOperationException("Skia cannot read a picture of its own");
        var zoom = (float)FigureLayout.ZoomOf(size);
        var top = above + (MarginAtTop * zoom);
        var height = below - top - Math.Max(LeastAboveMap * zoom, 0.7f * label);
        var scale = Math.Min(MostWidth * zoom / picture.Width, height / picture.Height);
        var (across, up) = (picture.Width * scale, picture.Height * scale);
        return new LogoPainter(picture, SKRect.Create(Margin * zoom, top + ((height - up) / 2), across, up));
    }

    public void Draw(SKCanvas canvas) => canvas.DrawImage(picture, Place, Sampling);

    public void Dispose() => picture.Dispose();
}
