using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>A variable on a latitude-longitude grid, and which of its dimensions is what.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Latitude">Its latitudes.</param>
/// <param name="Longitude">Its longitudes.</param>
/// <param name="Time">Its times, along a dimension or as a scalar; null without.</param>
/// <param name="Vertical">Its vertical coordinate, along a dimension or as a scalar; null without.</param>
internal sealed record CfField(
    NetCdfVariable Variable, CfAxis Latitude, CfAxis Longitude, CfAxis? Time, CfAxis? Vertical)
{
    /// <summary>Dimensions that are none of the four, e.g. a threshold or a particle size.</summary>
    public ImmutableArray<int> OtherDimensions =>
    [
        .. Enumerable.Range(0, Variable.Dimensions.Length).Where(dimension =>
            dimension != Latitude.Dimension && dimension != Longitude.Dimension
            && dimension != Time?.Dimension && dimension != Vertical?.Dimension),
    ];

    /// <summary>True when every dimension that is none of the four has one entry, so that nothing must be chosen.</summary>
    public bool IsPlain => OtherDimensions.All(dimension => Variable.Dimensions[dimension].Length == 1);

    /// <summary>The stored plane at these positions.</summary>
    /// <param name="time">Position along the time dimension, if there is one.</param>
    /// <param name="level">Position along the vertical dimension, if there is one.</param>
    /// <param name="factor">What stored values are multiplied by.</param>
    /// <param name="other">A position along one of <see cref="OtherDimensions"/>; the rest are taken at 0.</param>
    public PlaneTerm Plane(int time = 0, int level = 0, double factor = 1, (int Dimension, int Index)? other = null)
    {
        var index = ImmutableArray.CreateBuilder<int>(Variable.Dimensions.Length);
        for (var dimension = 0; dimension < Variable.Dimensions.Length; dimension++)
        {
            index.Add(
                dimension == Latitude.Dimension ? PlaneTerm.Latitude
                : dimension == Longitude.Dimension ? PlaneTerm.Longitude
                : dimension == Time?.Dimension ? time
                : dimension == Vertical?.Dimension ? level
                : dimension == other?.Dimension ? other.Value.Index
                : 0);
        }

        return new PlaneTerm(0, Variable.Name, index.MoveToImmutable(), factor);
    }
}
