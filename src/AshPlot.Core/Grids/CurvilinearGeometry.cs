using AshPlot.Core.Geography;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Grids;

/// <summary>
/// A grid of which only the centres of cells are known. Corners lie in the middle of four centres, at the border of the
/// grid as far outside as the cell's centre is inside; edges are great circles. A cell is found through boxes of
/// longitude and latitude that list the cells which reach into them.
/// </summary>
internal sealed class CurvilinearGeometry : GridGeometry
{
    // More boxes find no cell faster, and cost memory.
    private const int MostBoxes = 1024;

    // The centre of a cell that holds a pole is no farther from it.
    private const double LeastLatitudeAtPole = 45;

    private readonly double[] longitudes;
    private readonly double[] latitudes;
    private readonly UnitVector[] nodes;
    private readonly (double Longitude, double Latitude)[] corners;
    private readonly int across;

    // Made when a cell is first asked for: the command itself asks only what the grid covers.
    private readonly Lazy<(int[] Starts, int[] Listed)> index;
    private readonly GeoExtent box;
    private readonly int polesHeld;

    public CurvilinearGeometry(Grid grid, CellPlaces places)
        : base(grid)
    {
        (longitudes, latitudes) = places.Unpack(Columns, grid.CellCount);
        nodes = FindNodes();
        corners = Array.ConvertAll(nodes, node => node.Place);
        for (var cell = 0; cell < grid.CellCount; cell++)
        {
            if (
                Math.Abs(latitudes[cell]) > LeastLatitudeAtPole
                && CellBox.Of(Corners(cell)) is { HoldsPole: true, North: var north }
            )
                polesHeld |= north >= 90 ? 1 : 2;
        }

        box = Cover.Box;
        across = (int)Math.Clamp(Math.Sqrt(grid.CellCount), 1, MostBoxes);
        index = new Lazy<(int[], int[])>(MakeIndex);
    }

    public override bool IsRound => false;

    public override int CellAt(double longitude, double latitude)
    {
        var east = longitude - box.West;
        east -= 360 * Math.Floor(east / 360);
        if (!(east <= box.Width && latitude >= box.South && latitude <= box.North))
            return -1;
        var place = (BoxOf(latitude - box.South, box.Height) * across) + BoxOf(east, box.Width);
        var vector = UnitVector.Of((longitude, latitude));
        var (starts, listed) = index.Value;
        for (var entry = starts[place]; entry < starts[place + 1]; entry++)
        {
            if (Holds(listed[entry], vector))
                return listed[entry];
        }

        return -1;
    }

    public override (double Longitude, double Latitude) Centre(int cell) => (longitudes[cell], latitudes[cell]);

    public override (double Longitude, double Latitude) Node(int row, int column) =>
        corners[(row * (Columns + 1)) + column];

    public override bool HoldsPole(int sign) => (polesHeld & (sign > 0 ? 1 : 2)) != 0;

    private (int[] Starts, int[] Listed) MakeIndex()
    {
        var starts = new int[(across * across) + 1];
        ForEachBox((place, _) => starts[place + 1]++);
        for (var place = 0; place < across * across; place++)
            starts[place + 1] += starts[place];
        var listed = new int[starts[^1]];
        var next = starts.AsSpan(0, across * across).ToArray();
        ForEachBox((place, cell) => listed[next[place]++] = cell);
        return (starts, listed);
    }

    private int NodeOf(int cell) => ((cell / Columns) * (Columns + 1)) + (cell % Columns);

    /// <summary>Two triangles, so that it does not matter whether the cell has a dent.</summary>
    private bool Holds(int cell, UnitVector place)
    {
        var node = NodeOf(cell);
        var (a, b, c, d) = (nodes[node], nodes[node + 1], nodes[node + Columns + 2], nodes[node + Columns + 1]);
        return IsWithin(a, b, c, place) || IsWithin(a, c, d, place);
    }

    private static bool IsWithin(UnitVector a, UnitVector b, UnitVector c, UnitVector place)
    {
        var (one, two, three) = (a.Cross(b).Dot(place), b.Cross(c).Dot(place), c.Cross(a).Dot(place));
        return ((one >= 0 && two >= 0 && three >= 0) || (one <= 0 && two <= 0 && three <= 0))
            && (a + b + c).Dot(place) > 0;
    }

    private UnitVector[] FindNodes()
    {
        // The centres, with a border of places that go on as the last two cells lead one to expect.
        var width = Columns + 2;
        var centres = new UnitVector[width * (Rows + 2)];
        for (var row = 1; row <= Rows; row++)
        {
            var line = centres.AsSpan(row * width, width);
            for (var column = 1; column <= Columns; column++)
                line[column] = UnitVector.Of(Centre(((row - 1) * Columns) + column - 1));
            line[0] = line[1] + (line[1] - line[2]);
            line[Columns + 1] = line[Columns] + (line[Columns] - line[Columns - 1]);
        }

        for (var column = 0; column < width; column++)
        {
            UnitVector At(int row) => centres[(row * width) + column];
            centres[column] = At(1) + (At(1) - At(2));
            centres[((Rows + 1) * width) + column] = At(Rows) + (At(Rows) - At(Rows - 1));
        }

        var found = new UnitVector[(Rows + 1) * (Columns + 1)];
        for (var row = 0; row <= Rows; row++)
        {
            for (var column = 0; column <= Columns; column++)
            {
                var first = (row * width) + column;
                found[(row * (Columns + 1)) + column] =
                    centres[first] + centres[first + 1] + centres[first + width] + centres[first + width + 1];
            }
        }

        return found;
    }

    /// <summary>Calls for each cell with each box of the index that it reaches into.</summary>
    private void ForEachBox(Action<int, int> note)
    {
        for (var cell = 0; cell < longitudes.Length; cell++)
        {
            if (CellBox.Of(Corners(cell)) is not { } bounds)
                continue;
            // A great circle rises above the parallel of its ends; by less than this for cells that are not a large
            // part of the globe.
            var rise = bounds.HoldsPole
                ? 0
                : (bounds.North - bounds.South + (bounds.Width * Math.Cos(Earth.Radians(bounds.South)))) / 4;
            var (low, high) = (
                BoxOf(bounds.South - rise - box.South, box.Height),
                BoxOf(bounds.North + rise - box.South, box.Height)
            );
            var west = bounds.West - box.West;
            west -= 360 * Math.Floor(west / 360);
            if (box.Width < 360 && west + bounds.Width > 360)
                west -= 360;
            var (left, right) = (west / box.Width * across, (west + bounds.Width) / box.Width * across);
            for (var row = low; row <= high; row++)
            {
                for (var column = (int)Math.Floor(left); column <= Math.Min(right, left + across - 1); column++)
                    note(
                        (row * across) + (box.Width < 360 ? Math.Clamp(column, 0, across - 1) : column % across),
                        cell
                    );
            }
        }
    }

    private int BoxOf(double distance, double length) =>
        length > 0 ? Math.Clamp((int)(distance / length * across), 0, across - 1) : 0;
}
