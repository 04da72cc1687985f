using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Compression;

/// <summary>Planes of a file that was compressed.</summary>
internal sealed class UnpackedPlanes(IPlaneSource source, UnpackedFile file) : IPlaneSource
{
    /// <inheritdoc/>
    public string? Note => source.Note is { } note ? file.Named(note) : null;

    /// <inheritdoc/>
    public void Read(PlaneTerm term, Span<float> destination)
    {
        try
        {
            source.Read(term, destination);
        }
        catch (Errors.UnreadableInputException error)
        {
            throw file.Named(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
