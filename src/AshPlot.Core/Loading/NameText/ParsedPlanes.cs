using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NameText;

/// <summary>Planes of a file that nobody has decoded before: parsed at opening, held in memory.</summary>
internal sealed class ParsedPlanes : IPlaneSource
{
    private readonly string path;
    private readonly IReadOnlyList<RowGroup> groups;
    private readonly int fields;

    /// <summary>Parses the file.</summary>
    /// <exception cref="UnreadableInputException">It cannot be read.</exception>
    public ParsedPlanes(string path)
    {
        this.path = path;
        var file = NameTextFile.Read(path, keepValues: true);
        (groups, fields) = (file.Groups, file.Fields.Length);
    }

    /// <inheritdoc/>
    public void Read(PlaneTerm term, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(term);
        if (term.Index is not [>= 0 and var plane] || plane >= groups.Count * fields)
            throw new UnreadableInputException(
                path,
                "no longer has this field; the file has changed since it was first read"
            );
        var rows = groups[plane / fields].Rows!;
        var (cells, values) = (new int[rows.Count], new float[rows.Count]);
        var count = rows.CopyNonZero(plane % fields, cells, values);
        destination.Clear();
        for (var index = 0; index < count; index++)
        {
            if (cells[index] >= destination.Length)
                throw new UnreadableInputException(
                    path,
                    "has another grid; the file has changed since it was first read"
                );
            destination[cells[index]] = values[index];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Memory only; the file was closed when it had been parsed.
    }
}
