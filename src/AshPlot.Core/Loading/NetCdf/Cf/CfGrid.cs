using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>Axes of a grid from coordinate values and bounds.</summary>
internal static class CfGrid
{
    private const double FullCircle = 360;
    private const double FarthestLongitude = 720;

    // Single precision does not hold every 90 exactly.
    private const double FarthestLatitude = 90.001;

    /// <summary>Cells of a curvilinear grid: a place takes some hundred bytes in every worker.</summary>
    public const long MostPlaces = 1L << 22;

    /// <summary>Latitudes in stored order, with edges held within the poles.</summary>
    /// <remarks>
    /// A centre may lie past a pole by half a cell: the cell then touches the pole, as grids of some models do.
    /// </remarks>
    /// <exception cref="UnreadableInputException">The values are missing, out of range or not in order.</exception>
    public static GridAxis Latitudes(INetCdfFile file, NetCdfVariable coordinate, double[] values, double[] bounds)
    {
        Check(
            file,
            coordinate,
            values,
            value => Math.Abs(value) <= FarthestLatitude + (CellAt(values, value) / 2),
            "a latitude outside -90..90 by more than half a cell"
        );
        return MakeAxis(file, coordinate, values, bounds).ClampToPoles();
    }

    /// <summary>
    /// Longitudes in stored order; where they wrap around once (359, 0, 1), counting goes on past 360.
    /// </summary>
    /// <exception cref="UnreadableInputException">The values are missing, out of range or not in order.</exception>
    public static GridAxis Longitudes(INetCdfFile file, NetCdfVariable coordinate, double[] values, double[] bounds)
    {
        Check(file, coordinate, values, value => Math.Abs(value) <= FarthestLongitude, "a longitude outside -720..720");
        var unwrapped = Unwrap(values);
        // Bounds of a wrapped axis wrap somewhere of their own: half way is as good.
        return MakeAxis(file, coordinate, unwrapped, ReferenceEquals(unwrapped, values) ? bounds : []);
    }

    /// <summary>Coordinates of a projection, in metres.</summary>
    /// <exception cref="UnreadableInputException">The values are missing or not in order.</exception>
    public static GridAxis Lengths(INetCdfFile file, NetCdfVariable coordinate, double[] values, double[] bounds)
    {
        Check(file, coordinate, values, double.IsFinite, "an infinite coordinate");
        var metres = CfHorizontal.MetresPer(coordinate.Attributes.Text("units")) ?? 1;
        return MakeAxis(
            file,
            coordinate,
            Array.ConvertAll(values, value => value * metres),
            Array.ConvertAll(bounds, bound => bound * metres)
        );
    }

    /// <summary>
    /// A grid of two-dimensional latitudes and longitudes: of axes where every row has one latitude and every column
    /// one longitude, else with a place for each cell.
    /// </summary>
    /// <exception cref="UnreadableInputException">A place is missing or out of range, or there is but one row or
    /// column.</exception>
    public static Grid Curvilinear(
        INetCdfFile file,
        NetCdfVariable latitude,
        double[] latitudes,
        NetCdfVariable longitude,
        double[] longitudes
    )
    {
        Check(file, latitude, latitudes, value => Math.Abs(value) <= FarthestLatitude, "a latitude outside -90..90");
        Check(
            file,
            longitude,
            longitudes,
            value => Math.Abs(value) <= FarthestLongitude,
            "a longitude outside -720..720"
        );
        var (rows, columns) = ((int)latitude.Dimensions[0].Length, (int)latitude.Dimensions[1].Length);
        if (rows < 2 || columns < 2)
            throw new UnreadableInputException(
                file.Path,
                "has places of one row or column of cells only, so their size is unknown",
                variable: latitude.Name
            );
        double[] west = [.. Enumerable.Range(0, columns).Select(column => longitudes[column])];
        double[] south = [.. Enumerable.Range(0, rows).Select(row => latitudes[row * columns])];
        if (
            IsSpanned(latitudes, cell => south[cell / columns], south)
            && IsSpanned(longitudes, cell => west[cell % columns], west)
        )
            return new Grid(Longitudes(file, longitude, west, []), Latitudes(file, latitude, south, []));
        return new Grid(GridAxis.Regular(0, 1, columns), GridAxis.Regular(0, 1, rows))
        {
            Places = CellPlaces.Of(
                longitudes,
                Array.ConvertAll(latitudes, value => Math.Clamp(value, -90, 90)),
                columns
            ),
        };
    }

    /// <summary>
    /// True where all values are those of an axis, to a thousandth of its smallest step: single precision leaves noise.
    /// </summary>
    private static bool IsSpanned(double[] values, Func<int, double> expected, double[] axis)
    {
        var step = axis.Skip(1).Zip(axis, (next, before) => Math.Abs(next - before)).Min();
        return step > 0
            && Enumerable.Range(0, values.Length).All(cell => Math.Abs(values[cell] - expected(cell)) <= step * 1e-3);
    }

    /// <summary>
    /// Height of the first or the last cell, whichever has this centre; what is no grid of the Earth has none.
    /// </summary>
    private static double CellAt(double[] values, double centre)
    {
        if (values.Length < 2)
            return 0;
        var height = centre == values[0] ? Math.Abs(values[1] - centre) : Math.Abs(values[^1] - values[^2]);
        return height <= FarthestLatitude ? height : 0;
    }

    private static double[] Unwrap(double[] values)
    {
        var jump = -1;
        for (var index = 1; index < values.Length; index++)
        {
            if (Math.Abs(values[index] - values[index - 1]) <= FullCircle / 2)
                continue;
            if (jump >= 0)
                return values;
            jump = index;
        }

        if (jump < 0 || values.Length == 2)
            return values;
        var turn = values[jump] < values[jump - 1] ? FullCircle : -FullCircle;
        return [.. values[..jump], .. values[jump..].Select(value => value + turn)];
    }

    private static GridAxis MakeAxis(INetCdfFile file, NetCdfVariable coordinate, double[] values, double[] bounds)
    {
        var ascending = values.Length < 2 || values[1] > values[0];
        for (var index = 1; index < values.Length; index++)
        {
            if (values[index] == values[index - 1] || values[index] > values[index - 1] != ascending)
            {
                throw new UnreadableInputException(
                    file.Path,
                    $"is neither ascending nor descending at entry {index + 1}; the grid cannot be drawn",
                    variable: coordinate.Name
                );
            }
        }

        return FromBounds(values, bounds) ?? GridAxis.FromCentres(values);
    }

    /// <summary>
    /// An axis with stored edges; null where there are none, or they leave gaps or do not enclose the centres.
    /// </summary>
    private static GridAxis? FromBounds(double[] centres, double[] bounds)
    {
        var count = centres.Length;
        if (bounds.Length != 2 * count || !Array.TrueForAll(bounds, double.IsFinite))
            return null;
        // A pair may be stored in either order; the edge towards the first centre comes first.
        var ascending = count > 1 ? centres[1] > centres[0] : bounds[1] >= bounds[0];
        var edges = ImmutableArray.CreateBuilder<double>(count + 1);
        for (var index = 0; index < count; index++)
        {
            var (low, high) = (
                Math.Min(bounds[2 * index], bounds[(2 * index) + 1]),
                Math.Max(bounds[2 * index], bounds[(2 * index) + 1])
            );
            var slack = (high - low) * 1e-3;
            if (high <= low || centres[index] < low - slack || centres[index] > high + slack)
                return null;
            var (near, far) = ascending ? (low, high) : (high, low);
            if (index == 0)
                edges.Add(near);
            else if (Math.Abs(edges[index] - near) > slack)
                return null;
            edges.Add(far);
        }

        return new GridAxis([.. centres], edges.MoveToImmutable());
    }

    private static void Check(
        INetCdfFile file,
        NetCdfVariable coordinate,
        double[] values,
        Predicate<double> isPossible,
        string problem
    )
    {
        if (values.Length == 0)
            throw new UnreadableInputException(file.Path, "has no entries", variable: coordinate.Name);
        if (Array.Exists(values, double.IsNaN))
            throw new UnreadableInputException(
                file.Path,
                "has a missing value, so the grid is unknown",
                variable: coordinate.Name
            );
        if (!Array.TrueForAll(values, isPossible))
            throw new UnreadableInputException(file.Path, $"has {problem}", variable: coordinate.Name);
    }
}
