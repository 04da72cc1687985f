using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Images;
using SkiaSharp;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>A map of values that a test makes up.</summary>
/// <param name="Picture">Its pixels.</param>
/// <param name="View">Where the map lies on it, and how places become pixels.</param>
/// <param name="Status">What the painter says of it.</param>
/// <param name="Coverage">The share of the map that the grid covers.</param>
internal sealed record PaintedMap(Picture Picture, MapView View, MapStatus Status, double Coverage)
{
    private static readonly MapColouring Viridis = new ScaleColouring(
        "viridis",
        new ColourScale(0, 1, ScaleKind.Linear),
        new DisplayScale(1, "g/m²"),
        float.Epsilon
    );

    private static readonly MapCaptions NoText = new("", "", "", "", null);

    /// <summary>True where no cell is painted.</summary>
    public bool IsEmpty => Status != MapStatus.Done;

    /// <summary>What names on the map cover, with their pale edge.</summary>
    public IReadOnlyList<SKRect> Labels { get; private init; } = [];

    /// <summary>What values on contours cover.</summary>
    public IReadOnlyList<SKRect> ContourLabels { get; private init; } = [];

    /// <summary>Where the map lies on the picture.</summary>
    public MapFrame Frame => View.Frame;

    /// <summary>
    /// Paints values [latitude, longitude], unless told otherwise on a scale from 0 to 1 by viridis, masked at and
    /// below 0; on the view of another map if told so.
    /// </summary>
    public static PaintedMap Of(
        Grid grid,
        float[] values,
        MapOptions? options = null,
        MapCaptions? captions = null,
        MapColouring? colouring = null,
        MapView? view = null
    )
    {
        options ??= new MapOptions { Size = new PixelSize(500, 400) };
        var scan = new AshScan(grid);
        scan.Add(values, float.Epsilon);
        var legend = colouring is ClassColouring ? LegendKind.Classes : LegendKind.Bar;
        view ??= MapView.Of(MapExtent.Of(grid, options, scan.Cover()), options, legend);
        using var painter = new MapPainter(view, grid, options);
        var status = painter.PaintCells(values, colouring ?? Viridis, values.Any(float.IsNaN));
        return new PaintedMap(Picture.Of(painter.Finish(captions ?? NoText)), view, status, painter.Coverage)
        {
            Labels = [.. painter.Labels],
            ContourLabels = [.. painter.ContourLabels],
        };
    }

    /// <summary>Pixels of the picture whose centre lies in a box of projected coordinates.</summary>
    public IEnumerable<(int X, int Y)> PixelsIn(double west, double east, double south, double north) =>
        from row in Enumerable.Range(0, Frame.Height)
        from column in Enumerable.Range(0, Frame.Width)
        let place = Frame.ToProjected(column, row)
        where place.X >= west && place.X < east && place.Y >= south && place.Y < north
        select (Frame.X + column, Frame.Y + row);

    /// <summary>Pixels in which two maps differ.</summary>
    public IEnumerable<(int X, int Y)> PixelsUnlike(PaintedMap other) =>
        Enumerable
            .Range(0, Picture.Pixels.Length)
            .Where(pixel => Picture.Pixels[pixel] != other.Picture.Pixels[pixel])
            .Select(pixel => (pixel % Picture.Width, pixel / Picture.Width));
}
