using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Sections;

/// <summary>
/// Where everything stands on the picture of a section: map and legend beside the section, or below it on a picture
/// that is higher than wide. Letters are no smaller than on maps; small pictures have less text instead, and no map.
/// </summary>
internal sealed class SectionLayout
{
    // Height by width from which on map and legend stand below the section.
    private const float Upright = 1.2f;

    /// <summary>Divides a picture.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="isStamped">True where a strip goes over it.</param>
    /// <param name="hasLevelsAtRight">True where flight levels stand at the right of the section.</param>
    public SectionLayout(PixelSize size, bool isStamped, bool hasLevelsAtRight)
    {
        Zoom = (float)FigureLayout.ZoomOf(size);
        LabelSize = FigureLayout.LabelSizeAt(Zoom);
        FootLines = FigureLayout.FootLinesAt(size);
        FootPitch = (float)FigureLayout.FootPitchAt(Zoom);
        Stamp = FigureLayout.StampHeightOf(size, isStamped);
        var (gap, letters) = (14 * Zoom, LabelSize / 13);
        var (left, right) = (88 * Math.Max(Zoom, 0.57f), hasLevelsAtRight ? 64 * Math.Max(Zoom, 0.6f) : 30 * Zoom);
        var (top, bottom) = (Stamp + (80 * Zoom), size.Height - (62 * Zoom) - (FootLines * FootPitch));
        if (size.Height > Upright * size.Width)
        {
            var height = Math.Min(0.5f * size.Width, 0.3f * (bottom - top));
            Frame = new SKRect(left, top, size.Width - right - gap, bottom - height - (36 * Zoom));
            var middle = size.Width / 2f;
            Map = new SKRect(left, bottom + (36 * Zoom) - height, middle - gap, bottom + (36 * Zoom));
            Legend = new SKRect(middle + gap, Map.Top, size.Width - gap, Map.Bottom);
            return;
        }

        var column = Math.Clamp(size.Width * 0.25f, 185 * letters, Math.Max(330 * Zoom, 185 * letters));
        Frame = new SKRect(left, top, size.Width - column - right, bottom);
        var start = size.Width - column;
        Map =
            FootLines == 0
                ? SKRect.Empty
                : new SKRect(start, top, size.Width - gap, top + Math.Min(column - gap, Frame.Height * 0.42f));
        Legend = new SKRect(start, Map.IsEmpty ? top : Map.Bottom + (18 * Zoom), size.Width - (8 * Zoom), bottom);
    }

    /// <summary>Size of lines and gaps, 1 on a picture of 1000 by 750.</summary>
    public float Zoom { get; }

    /// <summary>Height of the strip of a stamp; 0 without one.</summary>
    public float Stamp { get; }

    /// <summary>The section.</summary>
    public SKRect Frame { get; }

    /// <summary>The map of the route; empty where it has no room.</summary>
    public SKRect Map { get; }

    /// <summary>The legend.</summary>
    public SKRect Legend { get; }

    /// <summary>Size of the letters of the title.</summary>
    public float TitleSize => Math.Max(FigureLayout.LeastTitle, 19 * Zoom);

    /// <summary>Size of the letters of the line below it.</summary>
    public float SubtitleSize => Math.Max(FigureLayout.LeastSubtitle, 14.5f * Zoom);

    /// <summary>Size of the letters of axes.</summary>
    public float LabelSize { get; }

    /// <summary>Size of the letters at the foot.</summary>
    public float FootSize => Math.Max(FigureLayout.LeastLabel, 11 * Zoom);

    /// <summary>How many lines stand at the foot: places and maximum, then the run.</summary>
    public int FootLines { get; }

    /// <summary>Distance of the lines at the foot.</summary>
    public float FootPitch { get; }
}
