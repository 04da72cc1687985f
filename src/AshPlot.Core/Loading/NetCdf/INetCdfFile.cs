using System.Collections.Immutable;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>
/// A NetCDF file open for reading (its root group). Every read takes a hyperslab: a start and a count for each
/// dimension of the variable, both empty for a scalar. Not thread-safe: one caller at a time.
/// </summary>
internal interface INetCdfFile : IDisposable
{
    /// <summary>The path it was opened by.</summary>
    string Path { get; }

    /// <summary>Its dimensions, in file order.</summary>
    ImmutableArray<NetCdfDimension> Dimensions { get; }

    /// <summary>Its variables, in file order.</summary>
    ImmutableArray<NetCdfVariable> Variables { get; }

    /// <summary>
    /// Names of variables in groups below the root, as <c>group/name</c>. They are listed, and never read.
    /// </summary>
    ImmutableArray<string> Grouped => [];

    /// <summary>Its global attributes.</summary>
    NetCdfAttributes Attributes { get; }

    /// <summary>The variable of that name, or null.</summary>
    NetCdfVariable? Find(string name);

    /// <summary>
    /// Why values of a variable cannot be read on this machine, such as a filter that is not installed: the words that
    /// follow its name in a message. Null where they can.
    /// </summary>
    string? ObstacleTo(NetCdfVariable variable) => null;

    /// <summary>
    /// Reads stored values, converted to 32-bit numbers, the last dimension fastest; nothing is unpacked or masked.
    /// </summary>
    /// <exception cref="Errors.UnreadableInputException">The values are damaged or outside the range of a
    /// float.</exception>
    void Read(NetCdfVariable variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, Span<float> destination);

    /// <summary>
    /// Reads stored values, converted to 64-bit numbers, the last dimension fastest; nothing is unpacked or masked.
    /// </summary>
    /// <exception cref="Errors.UnreadableInputException">The values are damaged.</exception>
    void Read(NetCdfVariable variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, Span<double> destination);

    /// <summary>
    /// Reads one text: a row of characters (the count of every dimension but the last is 1) or a single string of
    /// NetCDF-4.
    /// </summary>
    /// <returns>The text without trailing blanks and zero bytes.</returns>
    /// <exception cref="Errors.UnreadableInputException">The text is damaged, or the variable holds
    /// numbers.</exception>
    string ReadText(NetCdfVariable variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count);
}

/// <summary>A dimension of a NetCDF file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its present length.</param>
/// <param name="IsUnlimited">True when records can be appended along it.</param>
internal sealed record NetCdfDimension(string Name, long Length, bool IsUnlimited = false);
