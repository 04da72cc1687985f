using AshPlot.Core.Grids;
using AshPlot.Core.Loading.NameText;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>The two dimensions of a variable that lie on the Earth, and what places their cells.</summary>
/// <param name="Latitude">Rows: latitudes of one dimension or two, or the y axis of a mapping.</param>
/// <param name="Longitude">Columns: longitudes of one dimension or two, or the x axis of a mapping.</param>
/// <param name="Mapping">The mapping; null where latitudes and longitudes are true.</param>
internal sealed record CfPlane(CfAxis Latitude, CfAxis Longitude, GridMapping? Mapping);

/// <summary>
/// Decides on what grid a variable lies (CF conventions, chapters 4 and 5). Its <c>grid_mapping</c> decides, not the
/// units of its axes; without one, axes that are true latitudes and longitudes; else two-dimensional latitudes and
/// longitudes.
/// </summary>
internal sealed class CfHorizontal(INetCdfFile file)
{
    private static readonly string[] RotatedNames =
    [
        "rlat",
        "rlon",
        "grid_latitude",
        "grid_longitude",
        "rotated_latitude",
        "rotated_longitude",
    ];
    private static readonly string[] TrueNames = ["lat", "lon", "latitude", "longitude"];
    private static readonly string[] XNames =
    [
        "x",
        "xc",
        "x_coordinate",
        "easting",
        "eastings",
        "rlon",
        "grid_longitude",
        "rotated_longitude",
        "west_east",
    ];
    private static readonly string[] YNames =
    [
        "y",
        "yc",
        "y_coordinate",
        "northing",
        "northings",
        "rlat",
        "grid_latitude",
        "rotated_latitude",
        "south_north",
    ];
    private static readonly string[] LatitudeNames =
    [
        "lat",
        "latitude",
        "latitudes",
        "xlat",
        "nav_lat",
        "lat2d",
        "glat",
        "tlat",
        "lats",
    ];
    private static readonly string[] LongitudeNames =
    [
        "lon",
        "longitude",
        "longitudes",
        "xlong",
        "nav_lon",
        "lon2d",
        "glon",
        "tlon",
        "lons",
    ];

    /// <summary>The plane of a variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="axes">Its one-dimensional coordinates, those named as a dimension first.</param>
    /// <param name="coordinates">The variables that its <c>coordinates</c> attribute names.</param>
    /// <param name="why">Why it cannot be placed; null with a plane, and where it has no coordinates of a plane at
    /// all.</param>
    public CfPlane? Of(
        NetCdfVariable variable,
        IReadOnlyList<CfAxis> axes,
        IEnumerable<NetCdfVariable> coordinates,
        out string? why
    )
    {
        var (y, x) = (
            axes.FirstOrDefault(axis => axis.Dimension >= 0 && IsY(axis.Coordinate)),
            axes.FirstOrDefault(axis => axis.Dimension >= 0 && IsX(axis.Coordinate))
        );
        var mapping = MappingOf(variable, axes, y, x, out why);
        CfPlane? plane = null;
        if (mapping is not null && !CfGridMapping.IsTrue(mapping))
            plane = Mapped(mapping, y, x, out why);
        else if (why is null)
            plane = True(axes);
        if ((plane ?? Curvilinear(variable, coordinates)) is { } found)
        {
            why = null;
            return found;
        }

        why ??= WhyNot(y, x);
        return null;
    }

    /// <summary>Metres in a unit of length of an axis; null for anything else.</summary>
    public static double? MetresPer(string? units) =>
        units?.ToLowerInvariant() switch
        {
            "m" or "metre" or "metres" or "meter" or "meters" => 1,
            "km"
            or "kilometre"
            or "kilometres"
            or "kilometer"
            or "kilometers"
            or "1000 m"
            or "1000 meter"
            or "1000 meters"
            or "1e3 m" => 1000,
            _ => null,
        };

    private static CfPlane? True(IReadOnlyList<CfAxis> axes)
    {
        var latitude = axes.FirstOrDefault(axis =>
            axis.Dimension >= 0 && CfRoles.Of(axis.Coordinate) == CfRole.Latitude && !IsRotated(axis.Coordinate)
        );
        var longitude = axes.FirstOrDefault(axis =>
            axis.Dimension >= 0 && CfRoles.Of(axis.Coordinate) == CfRole.Longitude && !IsRotated(axis.Coordinate)
        );
        // Both along one dimension are places of a mesh or of stations, not the axes of a grid.
        return latitude is null || longitude is null || latitude.Dimension == longitude.Dimension
            ? null
            : new CfPlane(latitude, longitude, null);
    }

    private static CfPlane? Mapped(NetCdfVariable mapping, CfAxis? y, CfAxis? x, out string? why)
    {
        var read = CfGridMapping.Read(mapping, out var problem);
        if (y is null || x is null || y.Dimension == x.Dimension)
            why = $"names the grid mapping '{Excerpt.Of(mapping.Name)}', but has no x and y axis of it";
        else if (read is null)
            why = $"cannot be placed: {problem}";
        else
            why = new[] { x, y }
                .Select(axis => Misfit(axis.Coordinate, read))
                .FirstOrDefault(misfit => misfit is not null);
        return why is null ? new CfPlane(y!, x!, read) : null;
    }

    private static string? Misfit(NetCdfVariable axis, GridMapping mapping)
    {
        var units = axis.Attributes.Text("units");
        var fits = mapping.IsRotatedPole
            ? units is null || units.StartsWith("deg", StringComparison.OrdinalIgnoreCase)
            : MetresPer(units) is not null;
        return fits
            ? null
            : $"cannot be placed: its axis '{Excerpt.Of(axis.Name)}' is in {(units is null ? "no stated unit" : $"'{Excerpt.Of(units)}'")}, "
                + $"but the axes of {mapping.Name} are in {(mapping.IsRotatedPole ? "degrees" : "m or km")}";
    }

    /// <summary>
    /// The variable that <c>grid_mapping</c> names, or the only one of the file, where axes are not true by themselves.
    /// </summary>
    private NetCdfVariable? MappingOf(
        NetCdfVariable variable,
        IReadOnlyList<CfAxis> axes,
        CfAxis? y,
        CfAxis? x,
        out string? why
    )
    {
        why = null;
        if (NamedMapping(variable, axes) is { } name)
        {
            var named = file.Find(name);
            var isTrue = named is null && True(axes) is not null;
            why =
                named is null && !isTrue
                    ? $"names the grid mapping '{Excerpt.Of(name)}', which the file does not have"
                    : null;
            return named;
        }

        if (y is null || x is null || (IsPlainlyTrue(y.Coordinate) && IsPlainlyTrue(x.Coordinate)))
            return null;
        NetCdfVariable[] known =
        [
            .. file.Variables.Where(other => CfGridMapping.IsMapping(other) && !CfGridMapping.IsTrue(other)),
        ];
        if (known.Length > 1)
            why = $"names none of the file's {known.Length} grid mappings by a grid_mapping attribute";
        return known is [var only] ? only : null;
    }

    /// <summary>
    /// The name of a mapping: <c>crs</c>, or of several with their coordinates (<c>crs: x y wgs: lat lon</c>) that of
    /// the axes.
    /// </summary>
    private static string? NamedMapping(NetCdfVariable variable, IReadOnlyList<CfAxis> axes)
    {
        var words = (variable.Attributes.Text("grid_mapping") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var own = axes.Where(axis => axis.Dimension >= 0).Select(axis => axis.Coordinate.Name).ToHashSet();
        var mapping = words.FirstOrDefault()?.TrimEnd(':');
        for (var (index, current) = (0, mapping); index < words.Length; index++)
        {
            if (words[index].EndsWith(':'))
                current = words[index].TrimEnd(':');
            else if (own.Contains(words[index]))
                return current;
        }

        return mapping;
    }

    private CfPlane? Curvilinear(NetCdfVariable variable, IEnumerable<NetCdfVariable> coordinates)
    {
        bool IsOnPlane(NetCdfVariable other) =>
            other is { IsNumeric: true, Dimensions: [var rows, var columns] }
            && variable.Name != other.Name
            && variable.Dimensions.Contains(rows)
            && variable.Dimensions.Contains(columns);
        return Pair([.. coordinates.Where(IsOnPlane)]) ?? Pair([.. file.Variables.Where(IsOnPlane)]);

        CfPlane? Pair(NetCdfVariable[] places)
        {
            var latitudes = places.Where(place => Is(place, CfRole.Latitude, LatitudeNames)).ToArray();
            var longitudes = places.Where(place => Is(place, CfRole.Longitude, LongitudeNames)).ToArray();
            return
                latitudes is [var latitude]
                && longitudes is [var longitude]
                && latitude.Dimensions.SequenceEqual(longitude.Dimensions)
                ? new CfPlane(
                    new CfAxis(variable.Dimensions.IndexOf(latitude.Dimensions[0]), latitude),
                    new CfAxis(variable.Dimensions.IndexOf(latitude.Dimensions[1]), longitude),
                    null
                )
                : null;
        }
    }

    private static bool Is(NetCdfVariable place, CfRole role, string[] names) =>
        !IsRotated(place)
        && (
            CfRoles.Of(place) == role
            || (CfRoles.Of(place) == CfRole.Other && names.Contains(place.Name.ToLowerInvariant()))
        );

    private static string? WhyNot(CfAxis? y, CfAxis? x)
    {
        // Both along one dimension are places of a mesh or of stations.
        if (y is null || x is null || y.Dimension == x.Dimension)
            return null;
        var kind = IsRotated(y.Coordinate) || IsRotated(x.Coordinate) ? "a rotated" : "a projected";
        var units = x.Coordinate.Attributes.Text("units") is { } text ? $" in {Excerpt.Of(text)}" : "";
        return $"lies on {kind} grid ('{Excerpt.Of(x.Coordinate.Name)}' and '{Excerpt.Of(y.Coordinate.Name)}'{units}) and cannot be placed: "
            + "it has neither a grid_mapping nor two-dimensional latitudes and longitudes";
    }

    private static bool IsX(NetCdfVariable axis) =>
        IsAlong(axis, CfRole.Longitude, "X", XNames, "projection_x_coordinate", "grid_longitude");

    private static bool IsY(NetCdfVariable axis) =>
        IsAlong(axis, CfRole.Latitude, "Y", YNames, "projection_y_coordinate", "grid_latitude");

    private static bool IsAlong(
        NetCdfVariable axis,
        CfRole role,
        string letter,
        string[] names,
        params string[] standardNames
    )
    {
        var (standardName, marked) = (
            axis.Attributes.Text("standard_name")?.ToLowerInvariant(),
            axis.Attributes.Text("axis")?.ToUpperInvariant()
        );
        if (CfRoles.Of(axis) is CfRole.Latitude or CfRole.Longitude)
            return CfRoles.Of(axis) == role;
        return standardNames.Contains(standardName)
            || (standardName is null or "" && marked == letter)
            || (
                CfRoles.Of(axis) is CfRole.Other or CfRole.Projected
                && marked is null
                && standardName is null
                && names.Contains(axis.Name.ToLowerInvariant())
            );
    }

    /// <summary>
    /// True for an axis of a displaced pole. FLEXPART calls true axes <c>latitude</c> and <c>longitude</c>, in degrees
    /// north and east, by the standard names of rotated ones (FLEXPART 10.4, netcdf_output_mod.f90).
    /// </summary>
    private static bool IsRotated(NetCdfVariable axis)
    {
        if (axis.Attributes.Text("long_name")?.Contains("rotated", StringComparison.OrdinalIgnoreCase) == true)
            return true;
        var name = axis.Name.ToLowerInvariant();
        return RotatedNames.Contains(name)
            || (
                axis.Attributes.Text("standard_name")?.ToLowerInvariant() is "grid_latitude" or "grid_longitude"
                && !(TrueNames.Contains(name) && CfRoles.Of(axis) is CfRole.Latitude or CfRole.Longitude)
            );
    }

    private static bool IsPlainlyTrue(NetCdfVariable axis) =>
        CfRoles.Of(axis) is CfRole.Latitude or CfRole.Longitude
        && !IsRotated(axis)
        && axis.Attributes.Text("standard_name")?.ToLowerInvariant() is not ("grid_latitude" or "grid_longitude");
}
