using System.Globalization;
using System.Text;
using AshPlot.Core.Runs;

namespace AshPlot.Sample;

/// <summary>The parts that NAME's text layouts share: header lines, cells of fixed width, numbers and times.</summary>
internal sealed class NameText(int keyWidth, int placeWidth, int valueWidth)
{
    private const int PlaceCells = 4;

    private readonly StringBuilder text = new();

    /// <summary>A line of free text.</summary>
    public void Line(string line) => text.Append(line).Append('\n');

    /// <summary>A header line <c> key: value</c>.</summary>
    public void Header(string key, string value) => Line($" {key}:".PadRight(keyWidth) + value);

    /// <summary>A header line with a number, set to the right.</summary>
    public void Header(string key, double value, string format) =>
        Header(key, value.ToString(format, CultureInfo.InvariantCulture).PadLeft(13));

    /// <summary>A heading row: cells for the place, empty unless given, and one cell per field.</summary>
    public void Headings(IEnumerable<string> fields, params ReadOnlySpan<string> places)
    {
        for (var index = 0; index < PlaceCells; index++)
            Cell(index < places.Length ? places[index] : "", placeWidth);
        foreach (var field in fields)
            Cell(field, valueWidth);
        text.Append('\n');
    }

    /// <summary>
    /// A row for each cell of the grid where a field is not zero, west first, then south, as NAME orders them.
    /// </summary>
    /// <param name="grid">The grid.</param>
    /// <param name="fields">Fields as [latitude, longitude].</param>
    /// <param name="indexOffset">Added to the zero-based index of a cell.</param>
    /// <param name="indexFormat">Format of indices.</param>
    /// <param name="placeFormat">Format of longitudes and latitudes.</param>
    public void Data(
        Grid grid,
        IReadOnlyList<float[]> fields,
        double indexOffset,
        string indexFormat,
        string placeFormat
    )
    {
        for (var column = 0; column < grid.Longitudes.Count; column++)
        {
            for (var row = 0; row < grid.Latitudes.Count; row++)
            {
                var cell = (row * grid.Longitudes.Count) + column;
                if (fields.All(field => field[cell] == 0))
                    continue;
                Cell((column + indexOffset).ToString(indexFormat, CultureInfo.InvariantCulture), placeWidth);
                Cell((row + indexOffset).ToString(indexFormat, CultureInfo.InvariantCulture), placeWidth);
                Cell(grid.Longitudes.Centres[column].ToString(placeFormat, CultureInfo.InvariantCulture), placeWidth);
                Cell(grid.Latitudes.Centres[row].ToString(placeFormat, CultureInfo.InvariantCulture), placeWidth);
                foreach (var field in fields)
                    Cell(Number(field[cell]), valueWidth);
                text.Append('\n');
            }
        }
    }

    /// <summary>Nine significant digits, which bring a 32-bit number back exactly: <c>2.15893980E-28</c>.</summary>
    public static string Number(float value)
    {
        // The exponent of .NET has three digits; that of a 32-bit number needs two.
        var digits = value.ToString("E8", CultureInfo.InvariantCulture);
        return string.Concat(digits.AsSpan(0, digits.Length - 3), digits.AsSpan(digits.Length - 2));
    }

    /// <summary>
    /// A time in a pattern whose parts are year, month, day, hour and minute: <c>{3:00}{4:00}UTC
    /// {2:00}/{1:00}/{0:0000}</c>.
    /// </summary>
    public static string Time(ModelTime time, string pattern)
    {
        var (year, month, day, second) = time.ToDate();
        return string.Format(CultureInfo.InvariantCulture, pattern, year, month, day, second / 3600, second / 60 % 60);
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Cell(string content, int width) => text.Append(content.PadLeft(width)).Append(',');
}
