using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>Reads latitude-longitude planes of a NetCDF file, one hyperslab each.</summary>
internal sealed class NetCdfPlaneSource(INetCdfFile file) : IPlaneSource
{
    private double[] wide = [];
    private float[] turned = [];

    /// <inheritdoc/>
    public string? Note { get; private set; }

    /// <inheritdoc/>
    public void Read(PlaneTerm term, Span<float> destination)
    {
        var variable = file.Find(term.Variable)
            ?? throw new UnreadableInputException(file.Path, "is no longer in the file", variable: term.Variable);
        var rank = variable.Dimensions.Length;
        var (start, count) = (new long[rank], new long[rank]);
        var (latitude, longitude) = (term.Index.IndexOf(PlaneTerm.Latitude), term.Index.IndexOf(PlaneTerm.Longitude));
        if (term.Index.Length != rank || latitude < 0 || longitude < 0)
            throw Changed(variable);
        for (var dimension = 0; dimension < rank; dimension++)
        {
            var isPlane = dimension == latitude || dimension == longitude;
            start[dimension] = isPlane ? 0 : term.Index[dimension];
            count[dimension] = isPlane ? variable.Dimensions[dimension].Length : 1;
        }

        if (count[latitude] > NetCdfLimits.PlaneCells || count[latitude] * count[longitude] != destination.Length)
            throw Changed(variable);
        if (latitude < longitude)
        {
            ReadValues(variable, start, count, destination);
            return;
        }

        Grow(ref turned, destination.Length);
        var columns = turned.AsSpan(0, destination.Length);
        ReadValues(variable, start, count, columns);
        Transpose(columns, (int)count[longitude], (int)count[latitude], destination);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void ReadValues(NetCdfVariable variable, long[] start, long[] count, Span<float> destination)
    {
        var packing = PackedValues.Of(variable, file.Path);
        if (
            variable.Type == NetCdfType.Float
            && !variable.Attributes.Any(attribute => attribute.Name is "scale_factor" or "add_offset")
        )
        {
            file.Read(variable, start, count, destination);
            packing.Unpack(destination);
            NoteAbsurd(packing, variable);
            return;
        }

        Grow(ref wide, destination.Length);
        var stored = wide.AsSpan(0, destination.Length);
        file.Read(variable, start, count, stored);
        for (var index = 0; index < stored.Length; index++)
            destination[index] = (float)packing.Unpack(stored[index]);
        NoteAbsurd(packing, variable);
    }

    private void NoteAbsurd(PackedValues packing, NetCdfVariable variable)
    {
        if (packing.SawAbsurd)
            Note ??=
                $"{file.Path}: '{Excerpt.Of(variable.Name)}' has values over 1e30, more than any physical value; they are shown as missing.";
    }

    private static void Transpose(ReadOnlySpan<float> source, int rows, int columns, Span<float> destination)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                destination[(column * rows) + row] = source[(row * columns) + column];
        }
    }

    private static void Grow<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new T[length];
    }

    private UnreadableInputException Changed(NetCdfVariable variable) =>
        new(file.Path, "has other dimensions than when the run was described; run again", variable: variable.Name);
}
