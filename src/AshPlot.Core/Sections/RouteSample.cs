using System.Collections.Immutable;
using AshPlot.Core.Geography;
using AshPlot.Core.Grids;
using Grid = AshPlot.Core.Runs.Grid;

namespace AshPlot.Core.Sections;

/// <summary>A step of a route.</summary>
/// <param name="Longitude">Degrees east of its middle.</param>
/// <param name="Latitude">Degrees north of its middle.</param>
/// <param name="From">Metres from the beginning of the route to where the step begins.</param>
/// <param name="To">Metres to where it ends.</param>
/// <param name="Cell">The cell of the grid that its middle lies in; -1 outside.</param>
/// <param name="Seconds">When a flight is at its middle; null without times.</param>
/// <param name="Duration">For how many seconds a flight is on it; 0 without times.</param>
/// <param name="FlightLevel">How high a flight is at its middle; null where that is not known.</param>
internal sealed record RouteSample(
    double Longitude,
    double Latitude,
    double From,
    double To,
    int Cell,
    double? Seconds,
    double Duration,
    double? FlightLevel
);

/// <summary>Divides routes in steps of half a cell.</summary>
internal static class RouteSamples
{
    private const int MostSamples = 20_000;
    private const int ProbesOfLeg = 200;

    /// <summary>
    /// The steps of a route, each leg in steps of equal length; none where no part of the route lies on the grid.
    /// </summary>
    public static ImmutableArray<RouteSample> Of(Grid grid, SectionRoute route)
    {
        var geometry = GridGeometry.Of(grid);
        var legs = route.Points.Zip(route.Points.Skip(1)).ToArray();
        var length = legs.Sum(leg => GreatCircle.Distance(leg.First.Place, leg.Second.Place));
        if (Side(geometry, legs) is not { } side)
            return [];
        var step = Math.Max(side / 2, length / MostSamples);
        var samples = ImmutableArray.CreateBuilder<RouteSample>();
        var begin = 0.0;
        foreach (var (from, to) in legs)
        {
            var leg = GreatCircle.Distance(from.Place, to.Place);
            var count = Math.Max(1, (int)Math.Ceiling((leg / step) - 1e-9));
            for (var index = 0; index < count; index++)
            {
                var share = (index + 0.5) / count;
                var (east, north) = GreatCircle.Between(from.Place, to.Place, share);
                samples.Add(
                    new RouteSample(
                        east,
                        north,
                        begin + (leg * index / count),
                        begin + (leg * (index + 1) / count),
                        geometry.CellAt(east, north),
                        Between(from.Seconds, to.Seconds, share),
                        (to.Seconds - from.Seconds ?? 0) / (double)count,
                        Between(from.FlightLevel, to.FlightLevel, share)
                    )
                );
            }

            begin += leg;
        }

        return samples.Any(sample => sample.Cell >= 0) ? samples.ToImmutable() : [];
    }

    private static double? Between(double? from, double? to, double share) => from + ((to - from) * share);

    /// <summary>
    /// The shorter side in metres of the first cell of the grid on the route; null where there is none.
    /// </summary>
    private static double? Side(GridGeometry geometry, (RoutePoint From, RoutePoint To)[] legs)
    {
        foreach (var (from, to) in legs)
        {
            for (var probe = 0; probe <= ProbesOfLeg; probe++)
            {
                var (east, north) = GreatCircle.Between(from.Place, to.Place, (double)probe / ProbesOfLeg);
                if (geometry.CellAt(east, north) is not (>= 0 and var cell))
                    continue;
                var corners = geometry.Corners(cell);
                var sides = new[]
                {
                    GreatCircle.Distance(corners[0], corners[1]),
                    GreatCircle.Distance(corners[2], corners[3]),
                    GreatCircle.Distance(corners[1], corners[2]),
                };
                // Beside a pole one of them is a point.
                if (sides.Where(side => side > 1).DefaultIfEmpty().Min() is > 1 and var shortest)
                    return shortest;
            }
        }

        return null;
    }
}
