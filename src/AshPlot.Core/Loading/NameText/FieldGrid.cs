using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NameText;

/// <summary>The grid that a header states, and the check that data rows lie where it says.</summary>
internal sealed class FieldGrid
{
    /// <summary>More cells along an axis than a thousandth of a degree around the globe.</summary>
    private const int MostAlongAxis = 400_000;

    private readonly double firstX;
    private readonly double firstY;
    private readonly double stepX;
    private readonly double stepY;

    private FieldGrid(double firstX, double stepX, int countX, double firstY, double stepY, int countY)
    {
        (this.firstX, this.stepX, CountX) = (firstX, stepX, countX);
        (this.firstY, this.stepY, CountY) = (firstY, stepY, countY);
    }

    /// <summary>Number of columns.</summary>
    public int CountX { get; }

    /// <summary>Number of rows.</summary>
    public int CountY { get; }

    /// <summary>Reads the grid from a header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="originIsCorner">
    /// True where the origin is the lower-left corner of the first cell (NAME II layouts), false where it is its
    /// centre.
    /// </param>
    /// <exception cref="UnreadableInputException">A number is missing or makes no grid of longitudes and
    /// latitudes.</exception>
    public static FieldGrid Read(NameTextHeader header, string path, bool originIsCorner)
    {
        var countX = header.Integer("X grid size", 1, MostAlongAxis);
        var countY = header.Integer("Y grid size", 1, MostAlongAxis);
        if ((long)countX * countY > NetCdfLimits.PlaneCells)
        {
            throw new UnreadableInputException(
                path,
                $"the grid has {countX} x {countY} cells; at most {NetCdfLimits.PlaneCells} can be drawn",
                header.LineOf("Y grid size")
            );
        }

        var (stepX, stepY) = (Step("X"), Step("Y"));
        var offset = originIsCorner ? 0.5 : 0;
        var firstX = header.Number("X grid origin") + (offset * stepX);
        var firstY = header.Number("Y grid origin") + (offset * stepY);
        CheckRange("X", firstX, stepX, countX, -360, 720);
        // A centre may lie past a pole by half a cell: the cell then touches it.
        CheckRange("Y", firstY, stepY, countY, -90 - (stepY / 4), 90 + (stepY / 4));
        return new FieldGrid(firstX, stepX, countX, firstY, stepY, countY);

        double Step(string axis)
        {
            var key = $"{axis} grid resolution";
            var step = header.Number(key);
            if (step > 0)
                return step;
            throw new UnreadableInputException(path, $"'{key}' is not greater than zero", header.LineOf(key));
        }

        void CheckRange(string axis, double first, double step, int count, double smallest, double largest)
        {
            var last = first + ((count - 1) * step);
            // The numbers of the header are rounded to 7 digits.
            if (first >= smallest - (step / 4) && last <= largest + (step / 4))
                return;
            throw new UnreadableInputException(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the {axis} axis runs from {first:G7} to {last:G7}, which are not degrees of {(axis == "X" ? "longitude" : "latitude")}"
                ),
                header.LineOf($"{axis} grid origin")
            );
        }
    }

    /// <summary>The grid as maps use it: columns eastward, rows northward, row 0 the southernmost.</summary>
    public Grid ToGrid() =>
        new(GridAxis.Regular(firstX, stepX, CountX), GridAxis.Regular(firstY, stepY, CountY).ClampToPoles());

    /// <summary>True if the printed coordinates are those of the cell to a quarter of its size.</summary>
    /// <param name="column">Column from 0.</param>
    /// <param name="row">Row from 0.</param>
    /// <param name="longitude">Printed longitude, if any; whole turns do not matter.</param>
    /// <param name="latitude">Printed latitude, if any.</param>
    public bool Agrees(int column, int row, double? longitude, double? latitude)
    {
        var east = longitude - (firstX + (column * stepX)) ?? 0;
        var north = latitude - (firstY + (row * stepY)) ?? 0;
        if (Math.Abs(east) > 180)
            east = Math.IEEERemainder(east, 360);
        return Math.Abs(east) <= stepX / 4 && Math.Abs(north) <= stepY / 4;
    }

    /// <summary>Longitude and latitude of a cell's centre, for messages.</summary>
    public string CentreOf(int column, int row) =>
        string.Create(CultureInfo.InvariantCulture, $"{firstX + (column * stepX):G9}, {firstY + (row * stepY):G9}");
}
