using AshPlot.Core.Geography;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Where everything stands on the picture. All sizes scale with the picture, so that any size reads alike.
/// </summary>
internal sealed record FigureLayout
{
    // Sizes in pixels on a picture of 1000x750: those of lines and gaps, and, after them, those that hold text.
    private const double ReferenceWidth = 1000;
    private const double ReferenceHeight = 750;
    private const double LeastZoom = 0.5;
    private const double MarginAtTop = 70;
    private const double HeightOfStamp = 32;
    private const double MarginAtBottom = 46;
    private const double HeightOfFootLine = 16;
    private const double MarginAtRight = 34;
    private const double MarginAtLeft = 66;
    private const double BarBelow = 66;
    private const double BarBeside = 92;
    private const double ClassesBeside = 150;

    // Smaller letters are not read: text is left out where there is no room for it, not made smaller (all in pixels).
    internal const float LeastTitle = 12;
    internal const float LeastSubtitle = 10;
    internal const float LeastLabel = 9;
    private const float ReferenceLabel = 13;

    // Below these, the foot has one line, or none.
    private const double LeastZoomOfTwoFootLines = 0.55;
    private const double LeastZoomOfOneFootLine = 0.42;

    /// <summary>Size of the picture.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>The map's rectangle and its edges.</summary>
    public required MapFrame Frame { get; init; }

    /// <summary>What explains the colours.</summary>
    public required LegendKind Legend { get; init; }

    /// <summary>True for one of several panels, which has its heading alone: the figure has the rest.</summary>
    public bool IsPanel => Legend == LegendKind.None;

    /// <summary>True when the colour bar stands to the right of the map, false when it lies below.</summary>
    public required bool BarIsVertical { get; init; }

    /// <summary>Height of the strip at the upper edge that a stamp has, in pixels; 0 without one.</summary>
    public float StampHeight { get; init; }

    /// <summary>Factor on lines, gaps and signs: 1 on a picture of 1000x750.</summary>
    public required float Zoom { get; init; }

    /// <summary>Factor on what is as large as its text: more than <see cref="Zoom"/> on small pictures.</summary>
    public float TextZoom => TextZoomAt(Zoom);

    /// <summary>Height of the title in pixels.</summary>
    public float TitleSize => Math.Max(LeastTitle, 19 * Zoom);

    /// <summary>Height of the line under the title.</summary>
    public float SubtitleSize => Math.Max(LeastSubtitle, 14.5f * Zoom);

    /// <summary>Height of tick labels and the legend's text.</summary>
    public float LabelSize => LabelSizeAt(Zoom);

    /// <summary>Height of the foot lines.</summary>
    public float FootSize => Math.Max(LeastLabel, 11 * Zoom);

    /// <summary>How many lines of text are at the foot: 2 (places and the maximum, then the run), 1 or 0.</summary>
    public int FootLines => FootLinesAt(Size);

    /// <summary>Distance of the foot lines.</summary>
    public float FootPitch => (float)FootPitchAt(Zoom);

    /// <summary>
    /// Lays out a picture: the legend goes where it leaves the larger map. The box keeps its proportions; where it may
    /// be widened, it is widened to those of the room.
    /// </summary>
    /// <param name="size">The picture.</param>
    /// <param name="box">Projected edges: a rectangle whose units are as long across as down.</param>
    /// <param name="legend">What explains the colours.</param>
    /// <param name="hasStamp">True where a stamp needs room at the upper edge.</param>
    /// <param name="stretch">Height of a unit of the box as a share of its width: over 1 in degrees away from the
    /// equator.</param>
    /// <param name="widen">Widens a box to proportions, width by height in its own units, as far as the projection
    /// allows.</param>
    public static FigureLayout Of(
        PixelSize size,
        ProjectedBox box,
        LegendKind legend = LegendKind.Bar,
        bool hasStamp = false,
        double stretch = 1,
        Func<ProjectedBox, double, ProjectedBox>? widen = null
    )
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentNullException.ThrowIfNull(box);
        var (below, beside) = (MapRoom.Of(size, legend, false, hasStamp), MapRoom.Of(size, legend, true, hasStamp));
        var room = Worth(beside) > Worth(below) ? beside : below;
        var shown = widen?.Invoke(box, room.Width / room.Height * stretch) ?? box;
        return new FigureLayout
        {
            Size = size,
            Frame = room.Place(shown, stretch),
            Legend = legend,
            BarIsVertical = room == beside,
            Zoom = (float)ZoomOf(size),
            StampHeight = StampHeightOf(size, hasStamp),
        };

        // How large the box is drawn; where the map is widened, what is drawn around it counts too.
        double Worth(MapRoom one) =>
            one.ScaleFor(box, stretch) * (widen is null ? 1 : Math.Sqrt(one.Width * one.Height));
    }

    /// <summary>Proportions, width by height, of the room that a picture has for a map with the bar below.</summary>
    public static double RoomFor(PixelSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        var room = MapRoom.Of(size, LegendKind.Bar, false, false);
        return room.Width / room.Height;
    }

    /// <summary>Height of the strip of a stamp in pixels; 0 without one.</summary>
    internal static float StampHeightOf(PixelSize size, bool hasStamp) =>
        hasStamp ? (float)(HeightOfStamp * ZoomOf(size)) : 0;

    /// <summary>Height of tick labels at a zoom.</summary>
    internal static float LabelSizeAt(double zoom) => ReferenceLabel * TextZoomAt(zoom);

    internal static double ZoomOf(PixelSize size) =>
        Math.Max(LeastZoom, Math.Min(size.Width / ReferenceWidth, size.Height / ReferenceHeight));

    private static float TextZoomAt(double zoom) => Math.Max(LeastLabel / ReferenceLabel, (float)zoom);

    internal static int FootLinesAt(PixelSize size) =>
        Math.Min(size.Width / ReferenceWidth, size.Height / ReferenceHeight) switch
        {
            >= LeastZoomOfTwoFootLines => 2,
            >= LeastZoomOfOneFootLine => 1,
            _ => 0,
        };

    internal static double FootPitchAt(double zoom) => Math.Max(HeightOfFootLine * zoom, 1.2 * LeastLabel);

    /// <summary>What a picture leaves to the map, in pixels.</summary>
    internal readonly record struct MapRoom(double Left, double Top, double Width, double Height)
    {
        public static MapRoom Of(PixelSize size, LegendKind legend, bool barIsVertical, bool hasStamp)
        {
            var zoom = ZoomOf(size);
            var text = TextZoomAt(zoom);
            var beside =
                !barIsVertical ? 0
                : legend == LegendKind.Classes ? ClassesBeside
                : BarBeside;
            var (left, top) = (MarginAtLeft * text, (MarginAtTop + (hasStamp ? HeightOfStamp : 0)) * zoom);
            var foot =
                (MarginAtBottom * text)
                + (FootLinesAt(size) * FootPitchAt(zoom))
                + (barIsVertical ? 0 : BarBelow * text);
            return new MapRoom(
                left,
                top,
                size.Width - left - (MarginAtRight * zoom) - (beside * text),
                size.Height - top - foot
            );
        }

        /// <summary>Pixels of a unit of the box across.</summary>
        public double ScaleFor(ProjectedBox box, double stretch) =>
            Math.Min(Width / box.Width, Height / (box.Height * stretch));

        /// <summary>The largest rectangle of the box's proportions, in the middle of the room.</summary>
        public MapFrame Place(ProjectedBox box, double stretch)
        {
            var scale = ScaleFor(box, stretch);
            var width = Math.Max(1, (int)Math.Round(box.Width * scale));
            var height = Math.Max(1, (int)Math.Round(box.Height * stretch * scale));
            return new MapFrame(
                (int)Math.Round(Left + ((Width - width) / 2)),
                (int)Math.Round(Top + ((Height - height) / 2)),
                width,
                height,
                box.XMin,
                box.XMax,
                box.YMin,
                box.YMax
            );
        }
    }
}
