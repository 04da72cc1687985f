using System.Globalization;
using AshPlot.Core.Geography;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// A bar of a round number of kilometres below the map's right corner, where it hides nothing. It holds along the
/// parallel through the middle of the map, which it names; a map of the globe has none, since there is no such length
/// for it.
/// </summary>
internal sealed class ScaleBar
{
    // Of the map's width, the bar at most.
    private const double MostOfWidth = 0.16;

    // What explains veil and hatch has the line before it, on the reference picture; the bar and its words need no less
    // than they say.
    private const float LeftToOthers = 330;
    private const float LeastRoom = 150;
    private const float MostRoom = 320;
    private const float EndHeight = 6;

    private readonly FigureLayout layout;
    private readonly LegendRoom room;
    private readonly float length;

    public ScaleBar(MapView view)
    {
        layout = view.Layout;
        room = new LegendRoom(layout);
        var frame = view.Frame;
        var (x, y) = ((frame.XMin + frame.XMax) / 2, (frame.YMin + frame.YMax) / 2);
        var (longitude, latitude) = view.Projection.Inverse(x, y);
        if (
            view.Extent.Width >= ProjectionChoice.LeastWidthOfGlobe
            || double.IsNaN(longitude)
            || Math.Abs(latitude) > 89
        )
            return;
        // A hundredth of a degree is straight on every map.
        const double Little = 0.01;
        var (west, east) = (
            view.ToPicture(longitude - (Little / 2), latitude),
            view.ToPicture(longitude + (Little / 2), latitude)
        );
        var pixelsPerKilometre =
            double.Hypot(east.X - west.X, east.Y - west.Y)
            / (Little * Earth.MetresPerDegree / 1000 * Math.Cos(Earth.Radians(latitude)));
        var kilometres = Round(MostOfWidth * frame.Width / pixelsPerKilometre);
        length = (float)(kilometres * pixelsPerKilometre);
        Text = string.Create(CultureInfo.InvariantCulture, $"{kilometres:0.###} km at {PlaceText.Latitude(latitude)}");
        using var font = Font();
        if (length + (1.5f * font.Size) + font.MeasureText(Text) > RoomIn(layout))
            Text = "";
    }

    /// <summary>The words of the bar; empty where there is none.</summary>
    public string Text { get; } = "";

    /// <summary>Length of the bar in pixels.</summary>
    public float Length => Text.Length > 0 ? length : 0;

    /// <summary>
    /// Pixels of the line below the map that belong to the bar and its words; 0 where the map is too narrow for them.
    /// </summary>
    public static float RoomIn(FigureLayout layout)
    {
        if (layout.IsPanel)
            return 0;
        var room = layout.Frame.Width - (LeftToOthers * layout.TextZoom);
        return room < LeastRoom * layout.TextZoom ? 0 : Math.Min(room, MostRoom * layout.TextZoom);
    }

    public void Draw(SKCanvas canvas)
    {
        if (Text.Length == 0)
            return;
        using var font = Font();
        using var ink = new SKPaint { Color = MapStyle.Text, IsAntialias = true };
        using var line = new SKPaint
        {
            Color = MapStyle.Text,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 1.6f * layout.Zoom,
            IsAntialias = true,
        };
        var (right, middle, half) = (
            layout.Frame.X + layout.Frame.Width,
            room.Unknown.MidY,
            EndHeight * layout.TextZoom / 2
        );
        using var path = new SKPath();
        path.MoveTo(right - length, middle - half);
        path.LineTo(right - length, middle + half);
        path.MoveTo(right - length, middle);
        path.LineTo(right, middle);
        path.MoveTo(right, middle - half);
        path.LineTo(right, middle + half);
        canvas.DrawPath(path, line);
        canvas.DrawText(
            Text,
            right - length - (0.6f * font.Size),
            middle + (0.36f * font.Size),
            SKTextAlign.Right,
            font,
            ink
        );
    }

    /// <summary>The largest of 1, 2 and 5 times a power of ten that is not over a number.</summary>
    internal static double Round(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return power
            * (
                (most / power) switch
                {
                    >= 5 => 5,
                    >= 2 => 2,
                    _ => 1,
                }
            );
    }

    private SKFont Font() => new(EmbeddedFonts.Regular, layout.FootSize) { Subpixel = true };
}
