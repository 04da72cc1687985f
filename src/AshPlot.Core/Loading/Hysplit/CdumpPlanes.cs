using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Hysplit;

/// <summary>Reads planes of a HYSPLIT concentration file by the offsets of its index.</summary>
internal sealed class CdumpPlanes : IPlaneSource
{
    private readonly CdumpRecords records;
    private readonly CdumpHeader header;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="UnreadableInputException">It cannot be opened or is damaged.</exception>
    public CdumpPlanes(string path)
    {
        records = new CdumpRecords(path);
        try
        {
            header = CdumpHeader.Read(records, out _);
        }
        catch (UnreadableInputException)
        {
            records.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(PlaneTerm term, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(term);
        if (
            term.Index is not [>= 0 and var place]
            || destination.Length != header.Longitudes.Count * header.Latitudes.Count
        )
            throw records.Damaged(0, "it is not the file that was described");
        CdumpPlane.At(records, header, 4L * place).Read(records, header, destination);
    }

    /// <inheritdoc/>
    public void Dispose() => records.Dispose();
}
