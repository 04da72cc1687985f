using System.Collections.Concurrent;
using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using ScottPlot;
using ScottPlot.Colormaps;

namespace AshPlot.Core.Colours;

/// <summary>
/// The continuous colour maps by name. A new one is one line. Any name followed by <c>_r</c> is the map reversed.
/// </summary>
internal static class ColourMaps
{
    /// <summary>The map of quantities that have no contours, where none is asked for.</summary>
    public const string Default = "viridis";

    /// <summary>The map of differences that have no contours: blue below zero, red above.</summary>
    public const string OfDifferences = "balance";

    /// <summary>Number of colours in a table.</summary>
    public const int TableLength = 256;

    private const string ReversedEnd = "_r";

    // All of them are even to the eye, but for turbo, which is there because people know it from radar; balance is for
    // differences.
    private static readonly ImmutableSortedDictionary<string, Func<IColormap>> Known = new Dictionary<
        string,
        Func<IColormap>
    >(StringComparer.OrdinalIgnoreCase)
    {
        ["viridis"] = () => new Viridis(),
        ["cividis"] = () => new Cividis(),
        ["plasma"] = () => new Plasma(),
        ["inferno"] = () => new Inferno(),
        ["magma"] = () => new Magma(),
        ["turbo"] = () => new Turbo(),
        ["grayscale"] = () => new Grayscale(),
        ["amp"] = () => new Amp(),
        ["balance"] = () => new Balance(),
        ["deep"] = () => new Deep(),
        ["dense"] = () => new Dense(),
        ["haline"] = () => new Haline(),
        ["ice"] = () => new Ice(),
        ["matter"] = () => new Matter(),
        ["solar"] = () => new Solar(),
        ["speed"] = () => new Speed(),
        ["tempo"] = () => new Tempo(),
        ["thermal"] = () => new Thermal(),
        ["turbid"] = () => new Turbid(),
    }.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<string, uint[]> Tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that may be asked for.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>
    /// The colours of a map from lowest to highest, as opaque 0xAARRGGBB. One table for all callers: not to be changed.
    /// </summary>
    /// <exception cref="InvalidOptionException">No map has this name.</exception>
    public static uint[] Table(string name)
    {
        Check(name);
        return Tables.GetOrAdd(name, MakeTable);
    }

    /// <summary>Checks a name without making the map.</summary>
    /// <exception cref="InvalidOptionException">No map has this name.</exception>
    public static void Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Known.ContainsKey(Forward(name)))
            throw new InvalidOptionException(
                nameof(MapOptions.Colours),
                $"'{name}' is not a colour map or class scheme; expected one of {string.Join(", ", ColourSchemes.Names)}, or a class file, FILE.json"
            );
    }

    private static uint[] MakeTable(string name)
    {
        var map = Known[Forward(name)]();
        var table = new uint[TableLength];
        for (var index = 0; index < TableLength; index++)
            table[index] = map.GetColor(index / (TableLength - 1.0)).ARGB;
        if (IsReversed(name))
            Array.Reverse(table);
        return table;
    }

    private static string Forward(string name) => IsReversed(name) ? name[..^ReversedEnd.Length] : name;

    private static bool IsReversed(string name) => name.EndsWith(ReversedEnd, StringComparison.OrdinalIgnoreCase);
}
