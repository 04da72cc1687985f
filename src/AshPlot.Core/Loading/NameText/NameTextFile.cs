using System.Collections.Immutable;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>A parsed file: header, headings, and all rows of data.</summary>
internal sealed class NameTextFile
{
    private const int MostFields = 1_000_000;

    private NameTextFile(
        NameTextHeader header, FieldGrid? grid, ImmutableArray<FieldHeading> fields, RowStore? rows)
    {
        (Header, Grid, Fields, Rows) = (header, grid, fields, rows);
    }

    /// <summary>The header.</summary>
    public NameTextHeader Header { get; }

    /// <summary>The grid; null for time series and trajectories.</summary>
    public FieldGrid? Grid { get; }

    /// <summary>The fields, in the order of their columns; none for time series and trajectories.</summary>
    public ImmutableArray<FieldHeading> Fields { get; }

    /// <summary>The data; null where values were not asked for.</summary>
    public RowStore? Rows { get; }

    /// <summary>Reads and checks a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keepValues">False to check the rows and keep nothing of them.</param>
    /// <exception cref="UnreadableInputException">Anything in it cannot be read.</exception>
    public static NameTextFile Read(string path, bool keepValues)
    {
        using var lines = new LineReader(path);
        var header = NameTextHeader.Read(lines, path);
        if (header.Layout is NameTextLayout.TimeSeries or NameTextLayout.Trajectory)
            return new NameTextFile(header, null, [], null);
        if (header.Layout == NameTextLayout.NameThreeVersionTwo)
            throw new UnreadableInputException(path, "is of NAME III's output format 2, which cannot be read yet");

        var isNameTwo = header.Layout == NameTextLayout.NameTwoField;
        var grid = FieldGrid.Read(header, path, originIsCorner: isNameTwo);
        var count = header.Integer(isNameTwo ? "Number of fields" : "Number of field cols", 1, MostFields);
        var fields = isNameTwo
            ? NameTwoHeadings.Read(lines, path, count)
            : NameThreeHeadings.Read(lines, path, count);
        var rows = keepValues ? new RowStore(count) : null;
        new DataRows(lines, path, grid, count).ReadAll(rows);
        rows?.DropDuplicates();
        return new NameTextFile(header, grid, fields, rows);
    }
}
