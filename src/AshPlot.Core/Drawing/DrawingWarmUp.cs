using System.Collections.Immutable;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws a map of made-up values and throws it away. A process that is to draw soon then has what the first map of any
/// process costs behind it: fonts, base map, Skia, code. Opens no file, and starts no thread.
/// </summary>
internal static class DrawingWarmUp
{
    private static readonly ModelTime Time = ModelTime.FromDate(2010, 4, 18);

    /// <summary>A job of one small quantity, without files.</summary>
    public static DrawingJob Job { get; } = MakeJob();

    /// <summary>The one map of <see cref="Job"/>.</summary>
    public static MapPlan Map { get; } =
        new(0, 0, "00500", new SliceDescription(0, 0, [new PlaneTerm(0, "", [0])]), "00500/warm-up");

    /// <summary>Draws and encodes the map of a job such as <see cref="Job"/>, to no file.</summary>
    public static void Draw(DrawingJob job, MapPlan map)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(map);
        var plan = job.Quantities[map.Quantity];
        var grid = plan.Description.Grid;
        var values = Puff(grid);
        var summary = SliceSummary.Of(values, plan.MaskBelow);
        var colouring = Colourings.For(plan, job.Options, null, summary);
        var view = MapView.Of(MapExtent.Of(grid, job.Options), job.Options, Colourings.LegendOf(plan));
        using var painter = new MapPainter(view, grid, job.Options);
        var status = painter.PaintCells(values, colouring, summary.Missing > 0);
        var captions = new CaptionWriter(job.Run).Write(plan, map, summary, colouring.Display, status);
        using var encoded = PngEncoder.Encode(painter.Finish(captions));
    }

    private static DrawingJob MakeJob()
    {
        var quantity = new QuantityDescription
        {
            Name = QuantityKind.AirConcentration.Slug,
            FileToken = QuantityKind.AirConcentration.FileToken,
            Title = QuantityKind.AirConcentration.Title,
            Units = "g/m3",
            Variable = "",
            Levels = [new Level(LevelKind.MetresAboveSea, 500, 0, 1000)],
            Times = [new TimeStep(Time, Time.AddSeconds(-3 * 3600), Time)],
            Grid = new Grid(GridAxis.Regular(-19.5, 1, 20), GridAxis.Regular(58.5, 1, 12)),
            Slices = [],
        };
        return new DrawingJob
        {
            Run = new RunDescription
            {
                Model = "name",
                Title = "Warm up",
                Attributes = ImmutableSortedDictionary<string, string>
                    .Empty.Add("NAME Version", "")
                    .Add("Run time", ""),
                Files = [],
                Quantities = [],
            },
            Quantities = [new QuantityPlan(quantity, 1e-8, "")],
            Options = new MapOptions(),
            OutputFolder = "",
            WorkingFolder = "",
        };
    }

    /// <summary>
    /// Values that fall from the middle to nothing at the rim, so that cells with and without ash are painted.
    /// </summary>
    private static float[] Puff(Grid grid)
    {
        var values = new float[grid.CellCount];
        for (var cell = 0; cell < values.Length; cell++)
        {
            var (row, column) = Math.DivRem(cell, grid.Longitudes.Count);
            var x = (column + 0.5 - (grid.Longitudes.Count / 2.0)) / grid.Longitudes.Count;
            var y = (row + 0.5 - (grid.Latitudes.Count / 2.0)) / grid.Latitudes.Count;
            values[cell] = (float)Math.Max(0, 0.16 - (x * x) - (y * y));
        }

        return values;
    }
}
