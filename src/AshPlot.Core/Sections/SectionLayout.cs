using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Sections;

/// <summary>
/// Where everything stands on the picture of a section: map and legend beside the section, or below it on a picture
/// that is higher than wide, or too narrow for both. Letters are no smaller than on maps; small pictures have less text
/// instead, and no map.
/// </summary>
internal sealed class SectionLayout
{
    // Height by width from which on map and legend stand below the section.
    private const float Upright = 1.2f;

    // Width in pixels of the narrowest section and map.
    private const float Narrowest = 90;

    // Height of a legend below, by that of letters: five rows, which in two columns are the classes of ash.
    private const float LeastLegend = 6.3f;

    /// <summary>Divides a picture.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="isStamped">True where a strip goes over it.</param>
    /// <param name="hasLevelsAtRight">True where flight levels are to stand at the right of the section.</param>
    public SectionLayout(PixelSize size, bool isStamped, bool hasLevelsAtRight)
    {
        Zoom = (float)FigureLayout.ZoomOf(size);
        LabelSize = FigureLayout.LabelSizeAt(Zoom);
        FootLines = FigureLayout.FootLinesAt(size);
        FootPitch = (float)FigureLayout.FootPitchAt(Zoom);
        Stamp = FigureLayout.StampHeightOf(size, isStamped);
        var (gap, letters) = (14 * Zoom, LabelSize / 13);
        var (left, margin, levels) = (88 * Math.Max(Zoom, 0.57f), 30 * Zoom, 64 * Math.Max(Zoom, 0.6f));
        var column = Math.Clamp(size.Width * 0.25f, 185 * letters, Math.Max(330 * Zoom, 185 * letters));
        var room = size.Width - column - left;
        var isBelow = size.Height > Upright * size.Width || room - margin < Narrowest;
        HasLevelsAtRight = hasLevelsAtRight && (isBelow || room - levels >= Narrowest);
        var right = HasLevelsAtRight ? levels : margin;
        var (top, bottom) = (Stamp + (80 * Zoom), size.Height - (62 * Zoom) - (FootLines * FootPitch));
        if (isBelow)
        {
            var end = FootLines == 0 ? size.Height - gap : bottom + (36 * Zoom);
            var height = Math.Max(Math.Min(0.5f * size.Width, 0.3f * (bottom - top)), LeastLegend * LabelSize);
            Frame = new SKRect(left, top, size.Width - right - gap, end - height - (72 * Zoom));
            var middle = size.Width / 2f;
            var map = new SKRect(left, end - height, middle - gap, end);
            Map = map.Width < Narrowest ? SKRect.Empty : map;
            Legend = new SKRect(Map.IsEmpty ? gap : middle + gap, map.Top, size.Width - gap, map.Bottom);
            return;
        }

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

    /// <summary>True where flight levels stand at the right of the section.</summary>
    public bool HasLevelsAtRight { get; }

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
