namespace AshPlot.Core.Grids;

/// <summary>The grid mappings that grids can have, by their names in the CF conventions (appendix F).</summary>
internal static class GridProjections
{
    private static readonly (string Name, string Title, Func<GridMapping, IGridProjection> Make)[] All =
    [
        (RotatedPole.MappingName, "rotated pole", mapping => new RotatedPole(mapping)),
        (ConicGridProjection.MappingName, "Lambert conformal conic", mapping => new ConicGridProjection(mapping)),
        (PolarGridProjection.MappingName, "polar stereographic", mapping => new PolarGridProjection(mapping)),
        (MercatorGridProjection.MappingName, "Mercator", mapping => new MercatorGridProjection(mapping)),
        (TransverseMercator.MappingName, "transverse Mercator", mapping => new TransverseMercator(mapping)),
    ];

    /// <summary>Names of mappings.</summary>
    public static IEnumerable<string> Names => All.Select(known => known.Name);

    public static string TitleOf(string name) => Array.Find(All, known => known.Name == name).Title ?? name;

    /// <summary>The projection of a mapping whose name is among <see cref="Names"/>.</summary>
    public static IGridProjection Of(GridMapping mapping) =>
        Array.Find(All, known => known.Name == mapping.Name).Make(mapping);
}

/// <summary>Turns true places into coordinates along the axes of a grid, and back. Immutable.</summary>
internal interface IGridProjection
{
    /// <summary>Coordinates of a place: metres, or degrees of a rotated grid; not finite where it has none.</summary>
    (double X, double Y) Forward(double longitude, double latitude);

    /// <summary>The place at coordinates, degrees east and north; NaN where there is none.</summary>
    (double Longitude, double Latitude) Inverse(double x, double y);
}
