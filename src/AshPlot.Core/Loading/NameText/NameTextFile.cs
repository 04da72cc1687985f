using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NameText;

/// <summary>A parsed file: header, headings, and all rows of data.</summary>
internal sealed class NameTextFile
{
    private const int MostFields = 100_000;
    private const int MostPreliminary = 32;

    private NameTextFile(NameTextHeader header) => (Header, Attributes) = (header, header.Attributes);

    /// <summary>The header.</summary>
    public NameTextHeader Header { get; }

    /// <summary>What header and headings say of the run.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; private init; }

    /// <summary>What kind of output it is; anything but a grid has no more than a header here.</summary>
    public RunKind Kind { get; private init; }

    /// <summary>The grid; null for time series and trajectories.</summary>
    public FieldGrid? Grid { get; private init; }

    /// <summary>The fields, in the order of their columns.</summary>
    public ImmutableArray<FieldHeading> Fields { get; private init; } = [];

    /// <summary>The data, by time and height; plane number = group * fields + field.</summary>
    public IReadOnlyList<RowGroup> Groups { get; private init; } = [];

    /// <summary>Reads and checks a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keepValues">False to check the rows and keep nothing of them.</param>
    /// <exception cref="UnreadableInputException">Anything in it cannot be read.</exception>
    public static NameTextFile Read(string path, bool keepValues) =>
        Read(path, keepValues, Environment.ProcessorCount, RowBlock.UsualSize);

    /// <summary>Reads and checks a whole file by so many threads, in blocks of so many bytes.</summary>
    internal static NameTextFile Read(string path, bool keepValues, int threads, int blockBytes)
    {
        using var lines = new LineReader(path);
        var header = NameTextHeader.Read(lines, path);
        return header.Layout switch
        {
            NameTextLayout.TimeSeries => new NameTextFile(header) { Kind = RunKind.TimeSeries },
            NameTextLayout.Trajectory => new NameTextFile(header) { Kind = RunKind.Trajectory },
            NameTextLayout.NameThreeVersionTwo => ReadVersionTwo(
                lines,
                path,
                header,
                new RowReading(keepValues, threads, blockBytes)
            ),
            _ => ReadFields(lines, path, header, new RowReading(keepValues, threads, blockBytes)),
        };
    }

    private static NameTextFile ReadFields(LineReader lines, string path, NameTextHeader header, RowReading reading)
    {
        var isNameTwo = header.Layout == NameTextLayout.NameTwoField;
        var grid = FieldGrid.Read(header, path, originIsCorner: isNameTwo);
        var count = header.Integer(isNameTwo ? "Number of fields" : "Number of field cols", 1, MostFields);
        var fields = isNameTwo ? NameTwoHeadings.Read(lines, path, count) : NameThreeHeadings.Read(lines, path, count);
        return new NameTextFile(header)
        {
            Grid = grid,
            Fields = fields,
            Groups = ReadRows(lines, path, grid, RowLayout.Plain, count, reading),
        };
    }

    private static NameTextFile ReadVersionTwo(LineReader lines, string path, NameTextHeader header, RowReading reading)
    {
        var count = header.Integer("Number of field cols", 1, MostFields);
        var preliminary = header.Integer("Number of preliminary cols", 1, MostPreliminary);
        var headings = VersionTwoHeadings.Read(lines, path, preliminary, count);
        var attributes = header.Attributes.AddRange(
            headings.Attributes.Where(pair => !header.Attributes.ContainsKey(pair.Key))
        );
        if (headings.Layout is not { } layout)
            return new NameTextFile(header) { Kind = RunKind.TimeSeries, Attributes = attributes };

        var grid = FieldGrid.Read(header, path, originIsCorner: false);
        return new NameTextFile(header)
        {
            Attributes = attributes,
            Grid = grid,
            Fields = headings.Fields,
            Groups = ReadRows(lines, path, grid, layout, count, reading),
        };
    }

    private static IReadOnlyList<RowGroup> ReadRows(
        LineReader lines,
        string path,
        FieldGrid grid,
        RowLayout layout,
        int fields,
        RowReading reading
    )
    {
        var groups = new RowGroups(path, layout, fields, reading.KeepValues);
        new DataRows(lines, path, new RowParser(path, grid, layout, fields), fields, reading).ReadAll(groups);
        return groups.ToGroups();
    }
}

/// <summary>How the rows of a file are read.</summary>
/// <param name="KeepValues">False to check the rows and keep nothing of them.</param>
/// <param name="Threads">How many threads may parse at once.</param>
/// <param name="BlockBytes">Bytes of what a thread parses at a time.</param>
internal sealed record RowReading(bool KeepValues, int Threads, int BlockBytes);
