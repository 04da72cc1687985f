using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Geography;

/// <summary>The projections that maps can have, by the names of the option.</summary>
internal static class MapProjections
{
    private static readonly MapProjectionKind[] All =
    [
        new(PlateCarree.OptionName, PlateCarree.For),
        new(Mercator.OptionName, Mercator.For),
        new(LambertConformal.OptionName, LambertConformal.For),
        new(PolarStereographic.OptionName, PolarStereographic.For, IsPolar: true),
    ];

    /// <summary>The word for the projection that suits the box.</summary>
    public const string Automatic = "auto";

    /// <summary>Names, the default first.</summary>
    public static IEnumerable<string> Names => All.Select(known => known.Name);

    /// <summary>Refuses a name that is not among <see cref="Names"/>.</summary>
    /// <exception cref="InvalidOptionException">There is no such projection.</exception>
    public static void Check(string name)
    {
        if (name != Automatic)
            _ = Find(name);
    }

    /// <summary>The projection of a map of a box, its constants chosen by the box.</summary>
    /// <param name="name">Name of the projection.</param>
    /// <param name="extent">The box.</param>
    /// <param name="centralLongitude">Longitude that the user wants in the middle; null for the box's own.</param>
    /// <exception cref="InvalidOptionException">There is no such projection.</exception>
    public static IMapProjection For(string name, GeoExtent extent, double? centralLongitude) =>
        Find(name).For(extent, centralLongitude);

    /// <summary>Whether a projection shows the surroundings of a pole.</summary>
    public static bool IsPolar(string name) => name != Automatic && Find(name).IsPolar;

    private static MapProjectionKind Find(string name) =>
        Array.Find(All, known => known.Name == name)
        ?? throw new InvalidOptionException(
            nameof(MapOptions.Projection),
            $"'{name}' is not a map projection; expected one of {string.Join(", ", Names)}"
        );
}

/// <summary>A projection that maps can have.</summary>
/// <param name="Name">Its name in options and the manifest.</param>
/// <param name="For">Makes it for a box and the longitude that the user wants in the middle; null for the box's
/// own.</param>
/// <param name="IsPolar">True where a map shows the surroundings of a pole: of a global grid those of the pole that the
/// ash is nearer to.</param>
internal sealed record MapProjectionKind(
    string Name,
    Func<GeoExtent, double?, IMapProjection> For,
    bool IsPolar = false
);
