using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Where everything stands on a figure of several panels: title, legend and foot as on a map by itself, and in the
/// place of its map equal cells, each with a heading over a map that reaches to its edges. All panels have one view, so
/// that one painter draws them.
/// </summary>
internal sealed class PanelLayout
{
    // Pixels of the reference picture.
    private const double Gap = 10;

    // Lines and marks of a panel, beside those of a map that fills the picture.
    private const float ShareOfZoom = 0.8f;

    // Of the letters of a heading, its height; and the frame's line, half of which lies around the map.
    private const double HeadingHeight = 1.75;
    private const int Rim = 1;

    private readonly PanelsPlan panels;
    private readonly int gap;

    private PanelLayout(PanelsPlan panels, MapView panel, FigureLayout figure, int gap)
    {
        (this.panels, Panel, this.gap) = (panels, panel, gap);
        Figure = panel with { Layout = figure };
    }

    /// <summary>The view of a panel, whose picture is its cell.</summary>
    public MapView Panel { get; }

    /// <summary>The view of the figure: its frame holds all cells, on the scale of the panels.</summary>
    public MapView Figure { get; }

    /// <summary>Lays out a figure.</summary>
    /// <param name="panels">How many panels there are.</param>
    /// <param name="extent">The box that each shows.</param>
    /// <param name="options">Projection, size and stamp.</param>
    /// <param name="legend">What explains the colours.</param>
    /// <exception cref="Errors.InvalidOptionException">The projection cannot show the box.</exception>
    public static PanelLayout Of(PanelsPlan panels, GeoExtent extent, MapOptions options, LegendKind legend)
    {
        ArgumentNullException.ThrowIfNull(panels);
        var (shown, projection) = MapView.Project(extent, options);
        var (box, stretch) = (ProjectedBox.Around(shown, projection), MapView.Stretch(shown, projection));
        var zoom = (float)FigureLayout.ZoomOf(options.Size);
        var gap = (int)Math.Round(Gap * zoom);
        var heading = (int)Math.Ceiling(HeadingHeight * FigureLayout.LabelSizeAt(zoom * ShareOfZoom));
        var (below, beside) = (Room(false), Room(true));
        var isBeside = Worth(beside.Size) > Worth(below.Size);
        var (room, cell) = isBeside ? beside : below;
        if (options.Limits is null)
            box = WidenedBox.Of(box, cell.Width / cell.Height * stretch, projection);
        var scale = cell.Scale(box, stretch);
        var (width, height) = (Math.Max(1, (int)(box.Width * scale)), Math.Max(1, (int)(box.Height * stretch * scale)));
        var cellSize = new PixelSize(width + (2 * Rim), height + heading + Rim);
        var panel = new FigureLayout
        {
            Size = cellSize,
            Legend = LegendKind.None,
            BarIsVertical = false,
            Zoom = zoom * ShareOfZoom,
            Frame = new MapFrame(Rim, heading, width, height, box.XMin, box.XMax, box.YMin, box.YMax),
        };
        var (across, down) = (
            (panels.Columns * (cellSize.Width + gap)) - gap,
            (panels.Rows * (cellSize.Height + gap)) - gap
        );
        var area = new SKRectI(0, 0, across, down);
        area.Offset(
            (int)Math.Round(room.Left + ((room.Width - across) / 2)),
            (int)Math.Round(room.Top + ((room.Height - down) / 2))
        );
        var figure = new FigureLayout
        {
            Size = options.Size,
            Legend = legend,
            BarIsVertical = isBeside,
            Zoom = zoom,
            StampHeight = FigureLayout.StampHeightOf(options.Size, options.Stamp is not null),
            Frame = Around(panel.Frame, area),
        };
        return new PanelLayout(
            panels,
            new MapView
            {
                Extent = shown,
                Projection = projection,
                Layout = panel,
            },
            figure,
            gap
        );

        // As on a map by itself: how large the box is drawn, and where it is widened, what is drawn around it.
        double Worth(CellRoom one) =>
            one.Scale(box, stretch) * (options.Limits is null ? Math.Sqrt(one.Width * one.Height) : 1);

        (FigureLayout.MapRoom Room, CellRoom Size) Room(bool barIsVertical)
        {
            var all = FigureLayout.MapRoom.Of(options.Size, legend, barIsVertical, options.Stamp is not null);
            return (
                all,
                new CellRoom(
                    Math.Max(1, ((all.Width + gap) / panels.Columns) - gap - (2 * Rim)),
                    Math.Max(1, ((all.Height + gap) / panels.Rows) - gap - heading - Rim)
                )
            );
        }
    }

    /// <summary>Left upper corner of a panel's cell on the figure.</summary>
    /// <param name="index">Which panel, row by row.</param>
    public SKPointI CornerOf(int index)
    {
        var (row, column) = Math.DivRem(index, panels.Columns);
        var size = Panel.Layout.Size;
        return new SKPointI(
            Figure.Frame.X + (column * (size.Width + gap)),
            Figure.Frame.Y + (row * (size.Height + gap))
        );
    }

    /// <summary>The map of a panel on the figure.</summary>
    /// <param name="index">Which panel, row by row.</param>
    public MapFrame FrameOf(int index)
    {
        var corner = CornerOf(index);
        return Panel.Frame with { X = Panel.Frame.X + corner.X, Y = Panel.Frame.Y + corner.Y };
    }

    /// <summary>True for a panel at the left edge of the figure.</summary>
    public bool IsFirstOfRow(int index) => index % panels.Columns == 0;

    /// <summary>True for a panel with no other below it.</summary>
    public bool IsLastOfColumn(int index) => index + panels.Columns >= panels.Panels.Length;

    /// <summary>A frame on the scale of another, with the same middle.</summary>
    private static MapFrame Around(MapFrame panel, SKRectI area)
    {
        var (x, y) = ((panel.XMin + panel.XMax) / 2, (panel.YMin + panel.YMax) / 2);
        var (across, up) = (area.Width / panel.PixelsPerX / 2, area.Height / panel.PixelsPerY / 2);
        return new MapFrame(area.Left, area.Top, area.Width, area.Height, x - across, x + across, y - up, y + up);
    }

    /// <summary>What a cell leaves to its map.</summary>
    private readonly record struct CellRoom(double Width, double Height)
    {
        public double Scale(ProjectedBox box, double stretch) =>
            Math.Min(Width / box.Width, Height / (box.Height * stretch));
    }
}
