using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>Why a variable cannot be drawn as it is, in words: what its dimensions are.</summary>
internal static class CfReasons
{
    private static readonly string[] Ensembles =
    [
        "realization",
        "realisation",
        "ensemble",
        "ens",
        "member",
        "members",
        "number",
    ];
    private static readonly string[] Sizes =
    [
        "bn",
        "bin",
        "bins",
        "size",
        "sizes",
        "diameter",
        "np",
        "particle",
        "class",
        "classes",
        "nbins",
    ];
    private static readonly string[] Releases =
    [
        "pointspec",
        "numpoint",
        "noutrel",
        "release",
        "releases",
        "release_point",
        "origins",
        "source",
        "sources",
    ];
    private static readonly string[] Stations =
    [
        "station",
        "stations",
        "site",
        "sites",
        "obs",
        "receptor",
        "receptors",
        "location",
    ];
    private static readonly string[] Meshes =
    [
        "ncells",
        "cell",
        "cells",
        "ncell",
        "node",
        "nodes",
        "nnodes",
        "face",
        "faces",
        "nface",
        "edge",
        "vertices",
    ];

    /// <summary>Why a variable is not a field of a grid that can be placed on the Earth.</summary>
    public static string NoField(CfDataset data, NetCdfVariable variable)
    {
        if (!variable.IsNumeric)
            return "does not hold numbers";
        if (variable.Dimensions.IsEmpty)
            return "is a single value, not a field of a grid";
        var coordinates = data.CoordinatesOf(variable)
            .Where(coordinate => coordinate.IsNumeric)
            .Concat(
                variable
                    .Dimensions.Select(dimension => data.File.Find(dimension.Name))
                    .OfType<NetCdfVariable>()
                    .Where(own => own.IsNumeric)
            )
            .ToArray();
        if (variable.Dimensions is [var own] && own.Name == variable.Name)
            return "is a coordinate, not a field of a grid";
        if (data.WhyNotPlaced(variable) is { } why)
            return why;
        bool AreAlong(string dimension, CfRole role) =>
            coordinates.Any(coordinate =>
                CfRoles.Of(coordinate) == role && coordinate.Dimensions is [var only] && only.Name == dimension
            );
        var along = variable.Dimensions.Select(dimension => dimension.Name).ToArray();
        if (variable.Attributes.Find("mesh") is not null || along.FirstOrDefault(name => Is(name, Meshes)) is not null)
            return $"lies on an unstructured grid (dimensions {List(along)}), not on one of latitudes and longitudes; remap it first";
        if (
            data.File.Attributes.Text("featureType") is { } feature
            || along.FirstOrDefault(name => Is(name, Stations)) is not null
        )
            return $"holds values at stations or points (dimensions {List(along)}), not on a grid";
        if (
            along.FirstOrDefault(name => AreAlong(name, CfRole.Latitude) && AreAlong(name, CfRole.Longitude)) is
            { } both
        )
            return $"lies on an unstructured grid (latitude and longitude both along '{Excerpt.Of(both)}'), not on one of latitudes and longitudes; remap it first";
        return $"has no latitude and longitude axis (dimensions {List(along)})";
    }

    /// <summary>
    /// Why a variable below the root of a file is not drawn; NCO's ncks flattens groups (NCO user guide, "Group Path
    /// Editing").
    /// </summary>
    /// <param name="name">The variable as <c>group/name</c>.</param>
    public static string InGroup(string name) =>
        $"lies in the group '{Excerpt.Of(name[..name.LastIndexOf('/')])}', and only the root of a file is read; bring it there first: ncks -G : IN.nc OUT.nc";

    /// <summary>Why a field is not drawn although it lies on a grid.</summary>
    public static string Undrawn(CfDataset data, CfField field, QuantityKind? kind)
    {
        foreach (var dimension in field.OpenDimensions)
            return Along(data, field.Variable.Dimensions[dimension]);
        if (field.Vertical is { Coordinate: var vertical } && data.LevelsOf(field) is null)
        {
            return IsModelLevel(vertical)
                ? $"is on model levels ('{Excerpt.Of(vertical.Name)}'), whose heights the file does not state"
                : $"has levels '{Excerpt.Of(vertical.Name)}' whose unit ('{Excerpt.Of(vertical.Attributes.Text("units") ?? "none")}') is not a known vertical unit";
        }

        if (data.LevelsOf(field) is { } known && known.All(level => level is null))
            return $"has no level whose height is known: those of '{Excerpt.Of(field.Vertical!.Coordinate.Name)}' are missing or out of range";
        return field.Vertical is { Dimension: >= 0 and var levels } && kind is { HasLevels: false }
            ? $"has levels along '{Excerpt.Of(field.Variable.Dimensions[levels].Name)}', which a map of {kind.Slug} does not have"
            : "is not a quantity that ashplot knows";
    }

    /// <summary>True for a dimension of release points.</summary>
    public static bool IsRelease(CfDataset data, NetCdfDimension dimension) =>
        NamesOf(data, dimension).Any(text => Is(text, Releases));

    /// <summary>True for a dimension of members of an ensemble.</summary>
    public static bool IsOfMembers(CfDataset data, NetCdfDimension dimension) =>
        NamesOf(data, dimension).Any(text => Is(text, Ensembles));

    /// <summary>True for a dimension of particle sizes.</summary>
    public static bool IsSize(CfDataset data, NetCdfDimension dimension) =>
        NamesOf(data, dimension).Any(text => Is(text, Sizes));

    private static string?[] NamesOf(CfDataset data, NetCdfDimension dimension)
    {
        var coordinate = data.File.Find(dimension.Name);
        return [dimension.Name, coordinate?.Attributes.Text("standard_name"), coordinate?.Attributes.Text("long_name")];
    }

    private static string Along(CfDataset data, NetCdfDimension dimension)
    {
        var names = NamesOf(data, dimension);
        var (name, count) = (Excerpt.Of(dimension.Name), dimension.Length);
        if (names.Any(text => Is(text, Ensembles)))
            return $"has {count} members of an ensemble along '{name}'";
        if (names.Any(text => Is(text, Sizes)))
            return $"has {count} size bins along '{name}'";
        if (names.Any(text => Is(text, Releases)))
            return $"has {count} release points along '{name}' ({OptionNames.Of(nameof(LoadOptions.Release))} 1 to {count})";
        if (names.Any(text => text?.Contains("age", StringComparison.OrdinalIgnoreCase) == true))
            return $"has {count} age classes along '{name}'";
        if (names.Any(text => text?.Contains("threshold", StringComparison.OrdinalIgnoreCase) == true))
            return $"has {count} thresholds along '{name}'";
        if (dimension.Name.Contains("time", StringComparison.OrdinalIgnoreCase))
            return $"has no time coordinate for the {count} entries of '{name}'";
        return names.Any(text => Is(text, ["level", "levels", "lev", "layer", "z", "height", "alt", "altitude", "k"]))
            ? $"is on {count} levels along '{name}', whose heights the file does not state"
            : $"has a dimension '{name}' of {count} entries, whose meaning the file does not state";
    }

    private static bool IsModelLevel(NetCdfVariable vertical) =>
        (vertical.Attributes.Text("standard_name") ?? "") is var name
        && (
            name.Contains("sigma", StringComparison.Ordinal)
            || name.Contains("model_level", StringComparison.Ordinal)
            || name.Contains("hybrid", StringComparison.Ordinal)
            || vertical.Attributes.Text("units") is null or "1" or "level" or "-"
        );

    private static bool Is(string? text, string[] names) => text is not null && names.Contains(text.ToLowerInvariant());

    private static string List(string[] names) => string.Join(", ", names.Select(Excerpt.Of));
}
