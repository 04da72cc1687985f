using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Exporting;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Exporting;

/// <summary>Slices that a test makes up.</summary>
internal static class ExportedField
{
    public static Grid Iceland { get; } = new(GridAxis.Regular(-30, 1, 21), GridAxis.Regular(55, 0.5, 31));

    /// <summary>A slice of air concentration in g/m3 on FL200-350.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="cells">Longitude and latitude of cell centres as the grid has them, and values.</param>
    public static ExportedSlice Of(Grid grid, params (double Longitude, double Latitude, float Value)[] cells)
    {
        var values = new float[grid.CellCount];
        foreach (var (longitude, latitude, value) in cells)
        {
            var column = Enumerable
                .Range(0, grid.Longitudes.Count)
                .Single(index => Math.Abs(grid.Longitudes.Centres[index] - longitude) < 1e-9);
            var row = Enumerable
                .Range(0, grid.Latitudes.Count)
                .Single(index => Math.Abs(grid.Latitudes.Centres[index] - latitude) < 1e-9);
            values[(row * grid.Longitudes.Count) + column] = value;
        }

        var from = ModelTime.FromDate(2010, 4, 18);
        var quantity = new QuantityDescription
        {
            Name = "air-concentration",
            FileToken = "Air_Concentration",
            Title = "Air Concentration",
            Units = "g/m3",
            Variable = "ash",
            Levels = [new Level(LevelKind.FlightLevel, 275, 200, 350)],
            Times = [new TimeStep(from.AddSeconds(10800), from, from.AddSeconds(10800))],
            Grid = grid,
            Slices = [],
        };
        var plan = new QuantityPlan(quantity, 1e-8, "summary.html");
        var summary = SliceSummary.Of(values, 1e-8);
        var map = new MapPlan(0, 0, "FL200-350", new SliceDescription(0, 0, []), "FL200-350/map");
        return new ExportedSlice(
            plan,
            map,
            Colourings.For(plan, new MapOptions(), new ColourScale(0, 0.01, ScaleKind.Linear), summary),
            summary,
            values
        );
    }
}
