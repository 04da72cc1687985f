using System.Collections.Immutable;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>
/// A NetCDF file being written: first dimensions, global attributes and variables are defined, then values are put.
/// Without <see cref="Complete"/> the file is not finished and should be removed. Not thread-safe.
/// </summary>
/// <remarks>Every method throws <see cref="Errors.UnwritableOutputException"/> where the library refuses.</remarks>
internal interface INetCdfWriter : IDisposable
{
    /// <summary>Defines a dimension; a null length makes it unlimited.</summary>
    void DefineDimension(string name, long? length);

    /// <summary>Sets a global attribute.</summary>
    void DefineAttribute(NetCdfAttribute attribute);

    /// <summary>Defines a variable with its attributes.</summary>
    void DefineVariable(NetCdfVariableDefinition definition);

    /// <summary>Puts values into a hyperslab, the last dimension fastest.</summary>
    void Write(string variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, ReadOnlySpan<float> values);

    /// <summary>
    /// Puts values into a hyperslab, the last dimension fastest; integer variables are written with this one too.
    /// </summary>
    void Write(string variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, ReadOnlySpan<double> values);

    /// <summary>Puts one text into a row of characters, filled up with zero bytes.</summary>
    void WriteText(string variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, string text);

    /// <summary>Writes everything to disk and closes the file.</summary>
    void Complete();
}

/// <summary>A variable to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">External type.</param>
/// <param name="Dimensions">Names of dimensions that were defined before, slowest first; empty for a scalar.</param>
/// <param name="Attributes">Its attributes; a <c>_FillValue</c> must be of <paramref name="Type"/>.</param>
internal sealed record NetCdfVariableDefinition(
    string Name,
    NetCdfType Type,
    ImmutableArray<string> Dimensions,
    ImmutableArray<NetCdfAttribute> Attributes
)
{
    /// <summary>Size of a chunk along each dimension, NetCDF-4 only; empty lets the library choose.</summary>
    public ImmutableArray<long> Chunks { get; init; } = [];

    /// <summary>
    /// Level of deflate from 1 to 9, with bytes shuffled first, NetCDF-4 only; 0 stores the values as they are.
    /// </summary>
    public int DeflateLevel { get; init; }
}
