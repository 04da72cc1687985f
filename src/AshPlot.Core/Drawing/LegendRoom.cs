using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>The part of the picture that belongs to the legend, and where its bar of colours stands in it.</summary>
internal sealed record LegendRoom
{
    private const float Thickness = 17;
    private const float GapBelow = 34;
    private const float GapBeside = 24;

    // The line about unknown ground: under the numbers or words of a bar, or under those of the meridians.
    private const float UnknownBelowBar = 40;
    private const float UnknownBelowMap = 26;
    private const float UnknownHeight = 12;
    private const float MostLength = 620;
    private const float MostLengthOfClasses = 900;

    // Heights of a letter: "mg/m³" and the gap before it.
    private const float RoomForUnits = 4.6f;

    /// <summary>
    /// Length of the pointed ends beyond the bar that tell of values beyond the scale, as a share of its thickness.
    /// </summary>
    public const float PointLength = 0.9f;

    public LegendRoom(FigureLayout layout)
    {
        var (frame, zoom, text) = (layout.Frame, layout.Zoom, layout.TextZoom);
        var most = (layout.Legend == LegendKind.Classes ? MostLengthOfClasses : MostLength) * zoom;
        var point = Thickness * zoom * PointLength;
        var bottom =
            frame.Y
            + frame.Height
            + (
                layout.BarIsVertical
                    ? UnknownBelowMap * text
                    : (GapBelow * text) + (Thickness * zoom) + (UnknownBelowBar * text)
            );
        var right = ScaleBar.RoomIn(layout) is > 0 and var bar ? frame.X + frame.Width - bar : layout.Size.Width;
        Unknown = new SKRect(frame.X, bottom, right - (6 * zoom), bottom + (UnknownHeight * text));
        if (layout.BarIsVertical)
        {
            // The units stand over the bar and yet below the map's upper edge: above it is the title, wider than some
            // maps.
            var heading = 1.9f * layout.LabelSize;
            var room = Math.Max(1, frame.Height - heading - (2 * point));
            var height = Math.Min(room, most);
            Bar = SKRect.Create(
                frame.X + frame.Width + (GapBeside * zoom),
                frame.Y + heading + point + ((room - height) / 2),
                Thickness * zoom,
                height
            );
            // A label of the last meridian may stand under the bar: the room ends with the bar's lowest label.
            Whole = new SKRect(
                Bar.Left - (2 * zoom),
                Bar.Top - point - heading,
                layout.Size.Width,
                Bar.Bottom + Math.Max(point + zoom, layout.LabelSize * 0.45f)
            );
            return;
        }

        var middle = frame.X + (frame.Width / 2f);
        // Units stand to the right of a bar and must not fall off the picture; classes name theirs below.
        var units = layout.Legend == LegendKind.Classes ? 0 : point + (RoomForUnits * layout.LabelSize);
        var widest = 2 * (layout.Size.Width - (6 * zoom) - units - middle);
        var width = Math.Max(1, Math.Min(Math.Min(Math.Max(frame.Width, layout.Size.Width * 0.5f), most), widest));
        Bar = SKRect.Create(
            frame.X + ((frame.Width - width) / 2),
            frame.Y + frame.Height + (GapBelow * text),
            width,
            Thickness * zoom
        );
        Whole = new SKRect(0, Bar.Top - (2 * zoom), layout.Size.Width, Bar.Bottom + ((UnknownBelowBar - 1) * text));
    }

    /// <summary>All of it; cleared before a legend is drawn.</summary>
    public SKRect Whole { get; }

    /// <summary>
    /// The line that explains ground of which nothing is known; cleared, with a pixel around it, before it is drawn.
    /// </summary>
    public SKRect Unknown { get; }

    /// <summary>The bar without pointed ends.</summary>
    public SKRect Bar { get; }
}
