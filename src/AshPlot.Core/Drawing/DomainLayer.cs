using AshPlot.Core.Geography;
using AshPlot.Core.Runs;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// The model's domain on a map: which pixels lie outside of it, how much of the map it covers, and its edge as a line.
/// Found once for all maps of a painter, from the same table of cells that they are drawn by.
/// </summary>
internal sealed class DomainLayer : IDisposable
{
    // Pixels of a picture of the usual size; outside of the domain that is nowhere as wide is not shown.
    private const int LeastSliver = 3;

    private readonly MapView view;
    private readonly SKPath? outside;
    private readonly SKPath? edge;

    public DomainLayer(MapView view, Grid grid, CellLookup lookup)
    {
        this.view = view;
        var cells = lookup.UnderCentres;
        var places = 0;
        foreach (var cell in cells)
        {
            PixelsInside += cell >= 0 ? 1 : 0;
            places += cell >= CellLookup.Outside ? 1 : 0;
        }

        Coverage = places == 0 ? 0 : (double)PixelsInside / places;
        if (PixelsInside == places)
            return;
        Blank = new GroundMask(lookup.Width, lookup.Height);
        for (var row = 0; row < lookup.Height; row++)
        {
            var line = Blank.Row(row);
            for (var column = 0; column < line.Length; column++)
                line[column] =
                    cells[(row * line.Length) + column] == CellLookup.Outside ? Ground.Outside : Ground.Clean;
        }

        // An edge beside the frame says nothing, and looks like a second frame.
        if (!Blank.HasSquare(Ground.Outside, Math.Max(LeastSliver, (int)Math.Ceiling(LeastSliver * view.Layout.Zoom))))
            return;
        outside = Blank.Area(Ground.Outside, view.Frame);
        edge = Edge(grid);
    }

    /// <summary>How many pixels show a cell of the grid.</summary>
    public int PixelsInside { get; }

    /// <summary>
    /// The share of the map that the domain covers, 0 to 1: pixels of cells among pixels that are places on the Earth.
    /// </summary>
    public double Coverage { get; }

    /// <summary>True where the map reaches beyond the domain by more than a sliver.</summary>
    public bool ShowsOutside => outside is not null;

    /// <summary>The map without cells; null where the domain fills it.</summary>
    public GroundMask? Blank { get; }

    /// <summary>Draws the veil over what lies outside.</summary>
    public void DrawVeil(SKCanvas canvas)
    {
        if (outside is not null)
            UnknownGround.Veil(canvas, outside);
    }

    /// <summary>Draws the edge within the frame.</summary>
    public void DrawEdge(SKCanvas canvas)
    {
        if (edge is null)
            return;
        var frame = view.Frame;
        using var line = new SKPaint
        {
            Color = MapStyle.DomainEdge,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = MapStyle.DomainEdgeWidth * view.Layout.Zoom,
            IsAntialias = true,
            StrokeJoin = SKStrokeJoin.Miter,
        };
        canvas.Save();
        canvas.ClipRect(SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height));
        canvas.DrawPath(edge, line);
        canvas.Restore();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        outside?.Dispose();
        edge?.Dispose();
    }

    private SKPath Edge(Grid grid)
    {
        var clipper = new GeoClipper(MapWindow.Of(view.Frame, view.Projection));
        var pen = new MapPen(view.Frame, view.Projection);
        var path = new SKPath();
        foreach (var line in new GridOutline(grid).Lines())
        {
            var (first, last) = clipper.Turns(line);
            for (var turn = first; turn <= last; turn++)
                clipper.Line(line, turn * 360, (points, isRing) => pen.Add(path, points, isRing));
        }

        return path;
    }
}
