using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Sections;

/// <summary>Where everything stands on the picture of a section.</summary>
internal sealed class SectionLayout
{
    /// <summary>Divides a picture.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="isStamped">True where a strip goes over it.</param>
    public SectionLayout(PixelSize size, bool isStamped)
    {
        Zoom = Math.Clamp(Math.Min(size.Width / 1000f, size.Height / 750f), 0.3f, 6);
        Stamp = isStamped ? 30 * Zoom : 0;
        var column = Math.Clamp(size.Width * 0.25f, 170 * Zoom, 330 * Zoom);
        Frame = new SKRect(
            88 * Zoom,
            Stamp + (80 * Zoom),
            size.Width - column - (64 * Zoom),
            size.Height - (94 * Zoom)
        );
        var left = size.Width - column;
        Map = new SKRect(
            left,
            Frame.Top,
            size.Width - (14 * Zoom),
            Frame.Top + Math.Min(column - (14 * Zoom), Frame.Height * 0.42f)
        );
        Legend = new SKRect(left, Map.Bottom + (18 * Zoom), size.Width - (8 * Zoom), Frame.Bottom);
    }

    /// <summary>Size of letters and lines, 1 on a picture of 1000 by 750.</summary>
    public float Zoom { get; }

    /// <summary>Height of the strip of a stamp; 0 without one.</summary>
    public float Stamp { get; }

    /// <summary>The section.</summary>
    public SKRect Frame { get; }

    /// <summary>The map of the route.</summary>
    public SKRect Map { get; }

    /// <summary>The legend.</summary>
    public SKRect Legend { get; }

    /// <summary>Size of the letters of axes.</summary>
    public float LabelSize => 13 * Zoom;

    /// <summary>Size of the letters at the foot.</summary>
    public float FootSize => 11 * Zoom;
}
