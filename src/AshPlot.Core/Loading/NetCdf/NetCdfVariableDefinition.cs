using System.Collections.Immutable;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>A variable to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">External type.</param>
/// <param name="Dimensions">Names of dimensions that were defined before, slowest first; empty for a scalar.</param>
/// <param name="Attributes">Its attributes; a <c>_FillValue</c> must be of <paramref name="Type"/>.</param>
internal sealed record NetCdfVariableDefinition(
    string Name, NetCdfType Type, ImmutableArray<string> Dimensions, ImmutableArray<NetCdfAttribute> Attributes)
{
    /// <summary>Size of a chunk along each dimension, NetCDF-4 only; empty lets the library choose.</summary>
    public ImmutableArray<long> Chunks { get; init; } = [];

    /// <summary>Level of deflate from 1 to 9, with bytes shuffled first, NetCDF-4 only; 0 stores the values as they are.</summary>
    public int DeflateLevel { get; init; }
}
