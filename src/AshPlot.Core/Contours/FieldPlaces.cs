using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Contours;

/// <summary>
/// Where points between the centres of a grid's cells lie on the Earth: along true axes by degrees; on other grids,
/// whose cells may lie round a pole, by vectors from the middle of the Earth.
/// </summary>
internal sealed class FieldPlaces(Grid grid)
{
    private readonly GridGeometry geometry = GridGeometry.Of(grid);

    public int Rows => geometry.Rows;

    public int Columns => geometry.Columns;

    /// <summary>True where the last column adjoins the first.</summary>
    public bool IsRound => geometry.IsRound;

    /// <summary>The places of a line.</summary>
    /// <param name="points">Rows and columns, counted from the centre of the first; columns past the last go on with
    /// the first.</param>
    /// <returns>Longitude, latitude, longitude, latitude and so on, without jumps.</returns>
    public float[] Of(List<(double Row, double Column)> points)
    {
        var places = new float[2 * points.Count];
        var before = double.NaN;
        for (var index = 0; index < points.Count; index++)
        {
            var (longitude, latitude) = grid.IsTrue ? OnAxes(points[index]) : OnSphere(points[index]);
            // At a pole any longitude will do: that of the point before draws no line across the map.
            if (index > 0)
                longitude = before + Math.IEEERemainder(longitude - before, 360);
            (places[2 * index], places[(2 * index) + 1]) = ((float)longitude, (float)latitude);
            before = longitude;
        }

        return places;
    }

    private (double Longitude, double Latitude) OnAxes((double Row, double Column) point)
    {
        var (row, down) = Split(point.Row, Rows);
        var (column, across) = ((int)Math.Floor(point.Column), point.Column - Math.Floor(point.Column));
        var (from, to) = (CentreOf(column), across > 0 ? CentreOf(column + 1) : 0);
        var latitudes = grid.Latitudes.Centres;
        var latitude = latitudes[row] + (down * (latitudes[Math.Min(row + 1, Rows - 1)] - latitudes[row]));
        return (from + (across > 0 ? across * Math.IEEERemainder(to - from, 360) : 0), Math.Clamp(latitude, -90, 90));
    }

    private double CentreOf(int column) => grid.Longitudes.Centres[Wrapped(column)];

    private (double Longitude, double Latitude) OnSphere((double Row, double Column) point)
    {
        var (row, down) = Split(point.Row, Rows);
        var (column, across) = ((int)Math.Floor(point.Column), point.Column - Math.Floor(point.Column));
        var (upper, lower) = (Along(row, column, across), down > 0 ? Along(row + 1, column, across) : default);
        return (Scaled(upper, 1 - down) + Scaled(lower, down)).Place;
    }

    private UnitVector Along(int row, int column, double across)
    {
        var from = UnitVector.Of(geometry.Centre((row * Columns) + Wrapped(column)));
        return across > 0
            ? Scaled(from, 1 - across)
                + Scaled(UnitVector.Of(geometry.Centre((row * Columns) + Wrapped(column + 1))), across)
            : from;
    }

    private int Wrapped(int column) => ((column % Columns) + Columns) % Columns;

    private static (int Whole, double Part) Split(double place, int count)
    {
        var whole = Math.Clamp((int)Math.Floor(place), 0, count - 1);
        return (whole, place - whole);
    }

    private static UnitVector Scaled(UnitVector vector, double factor) =>
        new(vector.X * factor, vector.Y * factor, vector.Z * factor);
}
