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

    /// <summary>Puts values into a hyperslab, the last dimension fastest; integer variables are written with this one too.</summary>
    void Write(string variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, ReadOnlySpan<double> values);

    /// <summary>Puts one text into a row of characters, filled up with zero bytes.</summary>
    void WriteText(string variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, string text);

    /// <summary>Writes everything to disk and closes the file.</summary>
    void Complete();
}
