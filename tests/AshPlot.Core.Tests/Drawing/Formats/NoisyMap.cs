using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Drawing.Formats;

/// <summary>A map whose cells are of many colours in no order, as large models give them.</summary>
internal sealed class NoisyMap : IDisposable
{
    private readonly MapPainter painter;
    private readonly PaintedAreas areas;

    /// <summary>Draws it.</summary>
    /// <param name="cells">How many cells of 200x150 have ash.</param>
    public NoisyMap(int cells)
    {
        var grid = new Grid(GridAxis.Regular(-30, 0.2, 200), GridAxis.Regular(40, 0.15, 150));
        var (values, random) = (new float[grid.CellCount], new Random(1));
        for (var count = 0; count < cells; count++)
            values[random.Next(values.Length)] = random.NextSingle();
        var options = new MapOptions { Size = new PixelSize(1000, 750) };
        painter = new MapPainter(MapView.Of(MapExtent.Of(grid, options), options), grid, options);
        painter.PaintCells(
            values,
            new ScaleColouring(
                "viridis",
                new ColourScale(0, 1, ScaleKind.Linear),
                new DisplayScale(1, "g/m²"),
                float.Epsilon
            ),
            hasMissing: false
        );
        areas = painter.Areas();
        var captions = new MapCaptions("Noise", "", "", "", null);
        Map = new FinishedMap(painter, painter.Finish(captions), areas, captions, []);
    }

    public IFinishedMap Map { get; }

    public byte[] As(IMapFormat format)
    {
        using var file = new MemoryStream();
        format.Write(Map, file);
        return file.ToArray();
    }

    public void Dispose()
    {
        areas.Dispose();
        painter.Dispose();
    }
}
