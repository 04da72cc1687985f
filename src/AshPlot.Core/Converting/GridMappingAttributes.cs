using System.Collections.Immutable;
using AshPlot.Core.Grids;
using AshPlot.Core.Loading.NetCdf;

namespace AshPlot.Core.Converting;

/// <summary>
/// The attributes of a grid mapping variable (CF conventions, appendix F), from which the same mapping is read.
/// </summary>
internal static class GridMappingAttributes
{
    /// <summary>The attributes of a mapping.</summary>
    public static ImmutableArray<NetCdfAttribute> Of(GridMapping mapping)
    {
        var attributes = new List<NetCdfAttribute> { NetCdfAttribute.OfText("grid_mapping_name", mapping.Name) };
        void Add(string name, params ReadOnlySpan<double> numbers) =>
            attributes.Add(NetCdfAttribute.OfDouble(name, numbers));

        if (mapping.IsRotatedPole)
        {
            Add("grid_north_pole_latitude", mapping.Latitude);
            Add("grid_north_pole_longitude", mapping.Longitude);
            Add("north_pole_grid_longitude", mapping.NorthPoleGridLongitude);
            return [.. attributes];
        }

        var (longitude, scale) = mapping.Name switch
        {
            PolarGridProjection.MappingName => (
                "straight_vertical_longitude_from_pole",
                "scale_factor_at_projection_origin"
            ),
            MercatorGridProjection.MappingName => (
                "longitude_of_projection_origin",
                "scale_factor_at_projection_origin"
            ),
            TransverseMercator.MappingName => ("longitude_of_central_meridian", "scale_factor_at_central_meridian"),
            _ => ("longitude_of_central_meridian", "scale_factor_at_projection_origin"),
        };
        Add(longitude, mapping.Longitude);
        if (mapping.Name != MercatorGridProjection.MappingName)
            Add("latitude_of_projection_origin", mapping.Latitude);
        if (mapping is { StandardParallel1: { } first, StandardParallel2: { } second })
            Add("standard_parallel", first, second);
        else if (mapping.StandardParallel1 is { } only)
            Add("standard_parallel", only);
        // A parallel takes the place of the scale, but for the conic with one, which may have both.
        if (mapping.StandardParallel1 is null || mapping.ScaleFactor != 1)
            Add(scale, mapping.ScaleFactor);
        Add("false_easting", mapping.FalseEasting);
        Add("false_northing", mapping.FalseNorthing);
        if (!mapping.IsEarthAssumed)
        {
            Add("semi_major_axis", mapping.SemiMajorAxis);
            Add("inverse_flattening", mapping.InverseFlattening);
        }

        return [.. attributes];
    }
}
