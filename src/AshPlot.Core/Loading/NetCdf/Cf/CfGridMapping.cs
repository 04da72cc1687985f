using AshPlot.Core.Grids;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>Reads a <c>grid_mapping</c> variable (CF conventions, section 5.6 and appendix F).</summary>
internal sealed class CfGridMapping
{
    private const string TrueAxes = "latitude_longitude";

    private readonly NetCdfVariable variable;
    private string? missing;

    private CfGridMapping(NetCdfVariable variable) => this.variable = variable;

    /// <summary>True where a variable says by its attributes that it is a grid mapping.</summary>
    public static bool IsMapping(NetCdfVariable variable) => NameOf(variable) is not null;

    /// <summary>True where the mapping says that axes are true longitudes and latitudes.</summary>
    public static bool IsTrue(NetCdfVariable variable) => NameOf(variable) == TrueAxes;

    /// <summary>The mapping.</summary>
    /// <param name="variable">The grid mapping variable.</param>
    /// <param name="problem">Why it cannot be used, to follow on what needs it; where the result is null.</param>
    public static GridMapping? Read(NetCdfVariable variable, out string problem)
    {
        var reader = new CfGridMapping(variable);
        var name = NameOf(variable);
        var mapping = name switch
        {
            null => null,
            RotatedPole.MappingName => reader.Rotated(name),
            ConicGridProjection.MappingName => reader.Conic(name),
            PolarGridProjection.MappingName or "stereographic" => reader.Polar(),
            MercatorGridProjection.MappingName => reader.Mercator(name),
            TransverseMercator.MappingName => reader.Transverse(name),
            _ => null,
        };
        problem =
            name is null ? $"the grid mapping '{variable.Name}' has no grid_mapping_name"
            : reader.missing is { } attribute ? $"the grid mapping '{variable.Name}' ({name}) lacks {attribute}"
            : $"the grid mapping '{name}' is not supported ({string.Join(", ", GridProjections.Names)} are)";
        return reader.missing is null ? mapping : null;
    }

    private static string? NameOf(NetCdfVariable variable) =>
        variable.Attributes.Text("grid_mapping_name")?.ToLowerInvariant();

    private GridMapping Rotated(string name) =>
        new()
        {
            Name = name,
            Longitude = Needed("grid_north_pole_longitude"),
            Latitude = Needed("grid_north_pole_latitude"),
            NorthPoleGridLongitude = Number("north_pole_grid_longitude") ?? 0,
        };

    private GridMapping? Conic(string name)
    {
        var parallels = variable.Attributes.Find("standard_parallel")?.Numbers ?? [];
        if (parallels.Length is not (1 or 2))
        {
            missing = "standard_parallel";
            return null;
        }

        if (parallels.Length == 2 && Math.Abs(parallels[0] + parallels[1]) < 1e-6)
        {
            missing = "standard parallels that make a cone";
            return null;
        }

        return Projected(name) with
        {
            Longitude = Needed("longitude_of_central_meridian"),
            Latitude =
                parallels.Length == 1
                    ? Number("latitude_of_projection_origin") ?? parallels[0]
                    : Needed("latitude_of_projection_origin"),
            StandardParallel1 = parallels[0],
            StandardParallel2 = parallels.Length == 2 ? parallels[1] : null,
            ScaleFactor = Number("scale_factor_at_projection_origin") ?? 1,
        };
    }

    private GridMapping? Polar()
    {
        var parallel = Number("standard_parallel");
        // The pole, if it is not said, is the one of the hemisphere that the parallel is in.
        var pole = Number("latitude_of_projection_origin")
            ?? (parallel is { } latitude ? Math.CopySign(90, latitude) : Needed("latitude_of_projection_origin"));
        if (missing is null && Math.Abs(Math.Abs(pole) - 90) > 1e-6)
        {
            missing = "a pole as its latitude_of_projection_origin";
            return null;
        }

        return Projected(PolarGridProjection.MappingName) with
        {
            Longitude = Number("straight_vertical_longitude_from_pole")
                ?? Number("longitude_of_projection_origin")
                ?? Needed("straight_vertical_longitude_from_pole"),
            Latitude = pole,
            StandardParallel1 = parallel,
            ScaleFactor = parallel is null ? Needed("scale_factor_at_projection_origin", or: "standard_parallel") : 1,
        };
    }

    private GridMapping Mercator(string name) =>
        Projected(name) with
        {
            Longitude = Needed("longitude_of_projection_origin"),
            StandardParallel1 = Number("standard_parallel"),
            ScaleFactor = Number("scale_factor_at_projection_origin") ?? 1,
        };

    private GridMapping Transverse(string name) =>
        Projected(name) with
        {
            Longitude = Needed("longitude_of_central_meridian"),
            Latitude = Needed("latitude_of_projection_origin"),
            ScaleFactor = Needed("scale_factor_at_central_meridian"),
        };

    private GridMapping Projected(string name)
    {
        var mapping = new GridMapping
        {
            Name = name,
            FalseEasting = Number("false_easting") ?? 0,
            FalseNorthing = Number("false_northing") ?? 0,
        };
        var axis = Number("semi_major_axis");
        if (Number("earth_radius") is { } radius && axis is null)
            return mapping with { SemiMajorAxis = radius, InverseFlattening = 0 };
        if (axis is not { } major)
            return mapping with { IsEarthAssumed = variable.Attributes.Text("reference_ellipsoid_name") != "WGS 84" };
        var flattening = Number("inverse_flattening")
            ?? (Number("semi_minor_axis") is { } minor && minor != major ? major / (major - minor) : 0);
        return mapping with { SemiMajorAxis = major, InverseFlattening = flattening };
    }

    private double? Number(string attribute) =>
        variable.Attributes.Number(attribute) is { } number && double.IsFinite(number) ? number : null;

    private double Needed(string attribute, string? or = null)
    {
        if (Number(attribute) is { } number)
            return number;
        missing ??= or is null ? attribute : $"{attribute} or {or}";
        return 0;
    }
}
