namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>A coordinate of a variable.</summary>
/// <param name="Dimension">Which dimension of the variable it runs along, counted from 0; <see cref="Scalar"/> for one value.</param>
/// <param name="Coordinate">The coordinate variable: one-dimensional, or a scalar.</param>
internal sealed record CfAxis(int Dimension, NetCdfVariable Coordinate)
{
    public const int Scalar = -1;
}
