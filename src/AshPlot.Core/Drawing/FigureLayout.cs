using AshPlot.Core.Geography;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing;

/// <summary>Where everything stands on the picture. All sizes scale with the picture, so that any size reads alike.</summary>
internal sealed record FigureLayout
{
    // Sizes in pixels on a picture of 1000x750.
    private const double ReferenceWidth = 1000;
    private const double ReferenceHeight = 750;
    private const double MarginAtTop = 74;
    private const double HeightOfStamp = 32;
    private const double MarginAtBottom = 78;
    private const double MarginAtLeft = 66;
    private const double MarginAtRight = 34;
    private const double BarBelow = 66;
    private const double BarBeside = 92;
    private const double ClassesBeside = 148;

    /// <summary>Size of the picture.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>The map's rectangle and its edges.</summary>
    public required MapFrame Frame { get; init; }

    /// <summary>What explains the colours.</summary>
    public required LegendKind Legend { get; init; }

    /// <summary>True when the colour bar stands to the right of the map, false when it lies below.</summary>
    public required bool BarIsVertical { get; init; }

    /// <summary>Height of the strip at the upper edge that a stamp has, in pixels; 0 without one.</summary>
    public float StampHeight { get; init; }

    /// <summary>Factor on all sizes of text and lines: 1 on a picture of 1000x750.</summary>
    public required float Zoom { get; init; }

    /// <summary>Height of the title in pixels.</summary>
    public float TitleSize => 19 * Zoom;

    /// <summary>Height of the line under the title.</summary>
    public float SubtitleSize => 14.5f * Zoom;

    /// <summary>Height of tick labels and the colour bar's text.</summary>
    public float LabelSize => 13 * Zoom;

    /// <summary>Height of the foot lines.</summary>
    public float FootSize => 11 * Zoom;

    /// <summary>Lays out a picture: the bar goes where it leaves the larger map; the map keeps the box's own proportions.</summary>
    /// <param name="size">The picture.</param>
    /// <param name="box">Projected edges: a rectangle whose units are as long across as down.</param>
    /// <param name="legend">What explains the colours.</param>
    /// <param name="hasStamp">True where a stamp needs room at the upper edge.</param>
    /// <param name="stretch">Height of a unit of the box as a share of its width: over 1 in degrees away from the equator.</param>
    public static FigureLayout Of(
        PixelSize size, ProjectedBox box, LegendKind legend = LegendKind.Bar, bool hasStamp = false, double stretch = 1)
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentNullException.ThrowIfNull(box);
        var below = Of(size, box, legend, false, hasStamp, stretch);
        var beside = Of(size, box, legend, true, hasStamp, stretch);
        return (long)beside.Frame.Width * beside.Frame.Height > (long)below.Frame.Width * below.Frame.Height ? beside : below;
    }

    /// <summary>Proportions, width by height, of the room that a picture has for a map with the bar below.</summary>
    public static double RoomFor(PixelSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        // A box of no proportions of its own to speak of: whichever side fills the room, it tells the other's size.
        var (wide, tall) = (Of(size, new ProjectedBox(0, 1e4, 0, 1), LegendKind.Bar, false, false, 1).Frame.Width, Of(size, new ProjectedBox(0, 1, 0, 1e4), LegendKind.Bar, false, false, 1).Frame.Height);
        return (double)wide / tall;
    }

    private static FigureLayout Of(PixelSize size, ProjectedBox box, LegendKind legend, bool barIsVertical, bool hasStamp, double stretch)
    {
        var zoom = Math.Min(size.Width / ReferenceWidth, size.Height / ReferenceHeight);
        // Text under 70 % of its size on the reference picture is no longer readable: small pictures give it more of their room.
        zoom = Math.Max(zoom, 0.72);
        var left = MarginAtLeft * zoom;
        var stamp = hasStamp ? HeightOfStamp * zoom : 0;
        var top = (MarginAtTop * zoom) + stamp;
        var roomAcross = size.Width - left - ((MarginAtRight + (!barIsVertical ? 0 : legend == LegendKind.Classes ? ClassesBeside : BarBeside)) * zoom);
        var roomDown = size.Height - top - ((MarginAtBottom + (barIsVertical ? 0 : BarBelow)) * zoom);
        var scale = Math.Min(roomAcross / box.Width, roomDown / (box.Height * stretch));
        var width = Math.Max(1, (int)Math.Round(box.Width * scale));
        var height = Math.Max(1, (int)Math.Round(box.Height * stretch * scale));
        var frame = new MapFrame(
            (int)Math.Round(left + ((roomAcross - width) / 2)), (int)Math.Round(top + ((roomDown - height) / 2)),
            width, height, box.XMin, box.XMax, box.YMin, box.YMax);
        return new FigureLayout { Size = size, Frame = frame, Legend = legend, BarIsVertical = barIsVertical, Zoom = (float)zoom, StampHeight = (float)stamp };
    }
}
