namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>Tells coordinates apart by units, standard name and axis (CF conventions, chapter 4).</summary>
internal static class CfRoles
{
    private static readonly HashSet<string> North = new(StringComparer.OrdinalIgnoreCase)
    {
        "degrees_north",
        "degree_north",
        "degree_n",
        "degrees_n",
        "degreen",
        "degreesn",
        "degrees north",
        "degree north",
    };

    private static readonly HashSet<string> East = new(StringComparer.OrdinalIgnoreCase)
    {
        "degrees_east",
        "degree_east",
        "degree_e",
        "degrees_e",
        "degreee",
        "degreese",
        "degrees east",
        "degree east",
    };

    private static readonly HashSet<string> VerticalNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "altitude",
        "height",
        "air_pressure",
        "height_above_mean_sea_level",
        "height_above_geopotential_datum",
        "height_above_ground",
        "geopotential_height",
        "flight_level",
        "level",
        "levels",
        "lev",
        "alt",
        "fl",
        "z",
        "zcut",
        "pressure",
        "depth",
        "model_level_number",
        "atmosphere_sigma_coordinate",
    };

    /// <summary>What a numeric variable counts as a coordinate.</summary>
    public static CfRole Of(NetCdfVariable variable)
    {
        var attributes = variable.Attributes;
        var units = attributes.Text("units") ?? "";
        var standardName = attributes.Text("standard_name")?.ToLowerInvariant();
        var axis = attributes.Text("axis")?.ToUpperInvariant();
        var isAngle = units.Length == 0 || units.StartsWith("degree", StringComparison.OrdinalIgnoreCase);

        if (North.Contains(units) || standardName == "latitude")
            return CfRole.Latitude;
        if (East.Contains(units) || standardName == "longitude")
            return CfRole.Longitude;
        if (
            standardName
            is "grid_latitude"
                or "grid_longitude"
                or "projection_x_coordinate"
                or "projection_y_coordinate"
        )
            return CfRole.Projected;
        if (standardName == "time" || axis == "T" || (standardName is null && CfTimeUnits.LooksLike(units)))
            return CfRole.Time;
        if (axis == "Y" || variable.Name.ToLowerInvariant() is "lat" or "latitude" or "y")
            return isAngle && variable.Name != "y" ? CfRole.Latitude : CfRole.Projected;
        if (axis == "X" || variable.Name.ToLowerInvariant() is "lon" or "longitude" or "x")
            return isAngle && variable.Name != "x" ? CfRole.Longitude : CfRole.Projected;
        if (
            axis == "Z"
            || attributes.Text("positive") is not null
            || VerticalNames.Contains(standardName ?? attributes.Text("long_name") ?? "")
            || VerticalNames.Contains(variable.Name)
            || CfVertical.IsFlightLevelUnit(units)
            || CfVertical.IsPressureUnit(units)
        )
            return CfRole.Vertical;
        return CfRole.Other;
    }
}

/// <summary>What a coordinate variable counts.</summary>
internal enum CfRole
{
    /// <summary>Anything else: an ensemble member, a threshold, a particle size.</summary>
    Other,

    /// <summary>Degrees north.</summary>
    Latitude,

    /// <summary>Degrees east.</summary>
    Longitude,

    /// <summary>Time since a moment.</summary>
    Time,

    /// <summary>Height, flight level, pressure or another vertical coordinate.</summary>
    Vertical,

    /// <summary>
    /// A horizontal coordinate that is neither latitude nor longitude: metres of a projection, or rotated degrees.
    /// </summary>
    Projected,
}
