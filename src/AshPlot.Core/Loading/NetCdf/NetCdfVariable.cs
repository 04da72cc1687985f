using System.Collections.Immutable;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>A variable of an open NetCDF file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">External type of its values.</param>
/// <param name="Dimensions">Its dimensions, slowest first; empty for a scalar.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record NetCdfVariable(
    string Name,
    NetCdfType Type,
    ImmutableArray<NetCdfDimension> Dimensions,
    NetCdfAttributes Attributes
)
{
    /// <summary>True for every type whose values are numbers.</summary>
    public bool IsNumeric => Type is not (NetCdfType.Other or NetCdfType.Text or NetCdfType.Strings);

    /// <summary>Position of a dimension by name; -1 where the variable does not have it.</summary>
    public int DimensionIndex(string dimension)
    {
        for (var index = 0; index < Dimensions.Length; index++)
        {
            if (Dimensions[index].Name == dimension)
                return index;
        }

        return -1;
    }
}
