using System.Collections.Immutable;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>A variable on a latitude-longitude grid, and which of its dimensions is what.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Latitude">Its latitudes.</param>
/// <param name="Longitude">Its longitudes.</param>
/// <param name="Time">Its times, along a dimension or as a scalar; null without.</param>
/// <param name="Vertical">Its vertical coordinate, along a dimension or as a scalar; null without.</param>
internal sealed record CfField(
    NetCdfVariable Variable,
    CfAxis Latitude,
    CfAxis Longitude,
    CfAxis? Time,
    CfAxis? Vertical
)
{
    /// <summary>How the axes become true longitudes and latitudes; null where they are those.</summary>
    public GridMapping? Mapping { get; init; }

    /// <summary>Dimensions of which the user chose one entry (<c>Select</c>): dimension to index.</summary>
    public ImmutableSortedDictionary<int, int> Selected { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    /// <summary>Dimensions whose entries the user wants summed (<c>Sum</c>).</summary>
    public ImmutableArray<int> Summed { get; init; } = [];

    /// <summary>The species that was chosen along a dimension; null where none was.</summary>
    public string? Species { get; init; }

    /// <summary>
    /// Dimensions that are none of the four and that nothing was chosen for, e.g. a threshold or a particle size.
    /// </summary>
    public ImmutableArray<int> OtherDimensions =>
        [
            .. Enumerable
                .Range(0, Variable.Dimensions.Length)
                .Where(dimension =>
                    dimension != Latitude.Dimension
                    && dimension != Longitude.Dimension
                    && dimension != Time?.Dimension
                    && dimension != Vertical?.Dimension
                    && !Selected.ContainsKey(dimension)
                    && !Summed.Contains(dimension)
                ),
        ];

    /// <summary>Those of <see cref="OtherDimensions"/> with several entries, one of which must be chosen.</summary>
    public ImmutableArray<int> OpenDimensions =>
        OtherDimensions.RemoveAll(dimension => Variable.Dimensions[dimension].Length == 1);

    /// <summary>True when nothing must be chosen.</summary>
    public bool IsPlain => OpenDimensions.IsEmpty;

    /// <summary>True where the levels are summed to one plane.</summary>
    public bool SumsLevels => Vertical is { Dimension: >= 0 and var dimension } && Summed.Contains(dimension);

    /// <summary>The stored planes at these positions: one, or those of every entry that is summed.</summary>
    /// <param name="time">Position along the time dimension, if there is one.</param>
    /// <param name="level">Position along the vertical dimension, if there is one.</param>
    /// <param name="factor">What stored values are multiplied by.</param>
    /// <param name="other">A position along one of <see cref="OtherDimensions"/>; the rest are taken at 0.</param>
    public ImmutableArray<PlaneTerm> Planes(
        int time = 0,
        int level = 0,
        double factor = 1,
        (int Dimension, int Index)? other = null
    )
    {
        var index = new int[Variable.Dimensions.Length];
        for (var dimension = 0; dimension < index.Length; dimension++)
        {
            index[dimension] =
                dimension == Latitude.Dimension ? PlaneTerm.Latitude
                : dimension == Longitude.Dimension ? PlaneTerm.Longitude
                : Selected.TryGetValue(dimension, out var chosen) ? chosen
                : dimension == Time?.Dimension ? time
                : dimension == Vertical?.Dimension ? level
                : dimension == other?.Dimension ? other.Value.Index
                : 0;
        }

        var planes = ImmutableArray.Create(new PlaneTerm(0, Variable.Name, [.. index], factor));
        foreach (var dimension in Summed)
        {
            var count = (int)Math.Min(Variable.Dimensions[dimension].Length, NetCdfLimits.Terms);
            planes =
            [
                .. planes.SelectMany(plane =>
                    Enumerable
                        .Range(0, count)
                        .Select(entry => plane with { Index = plane.Index.SetItem(dimension, entry) })
                ),
            ];
        }

        return planes;
    }
}

/// <summary>A coordinate of a variable.</summary>
/// <param name="Dimension">Which dimension of the variable it runs along, counted from 0; <see cref="Scalar"/> for one
/// value.</param>
/// <param name="Coordinate">The coordinate variable: one-dimensional, or a scalar.</param>
internal sealed record CfAxis(int Dimension, NetCdfVariable Coordinate)
{
    public const int Scalar = -1;
}
