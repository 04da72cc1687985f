using AshPlot.Core.Errors;

namespace AshPlot.Core.Geography;

/// <summary>The projections that maps can have, by the names of the option.</summary>
internal static class MapProjections
{
    private static readonly (string Name, Func<GeoExtent, double?, IMapProjection> For)[] All =
    [
        (PlateCarree.OptionName, PlateCarree.For),
        (Mercator.OptionName, Mercator.For),
        (LambertConformal.OptionName, LambertConformal.For),
        (PolarStereographic.OptionName, PolarStereographic.For),
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
    public static IMapProjection For(string name, GeoExtent extent, double? centralLongitude) => Find(name)(extent, centralLongitude);

    private static Func<GeoExtent, double?, IMapProjection> Find(string name)
    {
        foreach (var known in All)
        {
            if (known.Name == name)
                return known.For;
        }

        throw new InvalidOptionException("--projection", $"'{name}' is not a map projection; expected one of {string.Join(", ", Names)}");
    }
}
