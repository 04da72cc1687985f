using System.Collections.Immutable;
using AshPlot.Core.Errors;
using ScottPlot;
using ScottPlot.Colormaps;

namespace AshPlot.Core.Colours;

/// <summary>The continuous colour maps by name. A new one is one line.</summary>
public static class ColourMaps
{
    /// <summary>Number of colours in a table.</summary>
    public const int TableLength = 256;

    private static readonly ImmutableSortedDictionary<string, Func<IColormap>> Known =
        new Dictionary<string, Func<IColormap>>(StringComparer.OrdinalIgnoreCase)
        {
            ["viridis"] = () => new Viridis(),
            ["plasma"] = () => new Plasma(),
            ["inferno"] = () => new Inferno(),
            ["magma"] = () => new Magma(),
            ["turbo"] = () => new Turbo(),
            ["grayscale"] = () => new Grayscale(),
        }.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that may be asked for.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>The colours of a map from lowest to highest, as opaque 0xAARRGGBB.</summary>
    /// <exception cref="InvalidOptionException">No map has this name.</exception>
    public static uint[] Table(string name)
    {
        Check(name);
        var map = Known[name]();
        var table = new uint[TableLength];
        for (var index = 0; index < TableLength; index++)
            table[index] = map.GetColor(index / (TableLength - 1.0)).ARGB;
        return table;
    }

    /// <summary>Checks a name without making the map.</summary>
    /// <exception cref="InvalidOptionException">No map has this name.</exception>
    public static void Check(string name)
    {
        if (!Known.ContainsKey(name))
            throw new InvalidOptionException("--colours", $"no colour map is named '{name}'; there are {string.Join(", ", Names)}");
    }
}
