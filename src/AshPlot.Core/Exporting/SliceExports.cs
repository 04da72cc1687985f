using System.Collections.Immutable;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Exporting;

/// <summary>The formats that slices can be exported in.</summary>
public static class SliceExports
{
    /// <summary>Folder of exports below the output folder.</summary>
    public const string Folder = "export";

    /// <summary>All of them.</summary>
    public static ImmutableArray<ISliceExport> All { get; } = [new GeoJsonExport(), new GeoTiffExport(), new OverlayExport()];

    /// <summary>Checks names, and drops those given twice.</summary>
    /// <exception cref="InvalidOptionException">There is no such format.</exception>
    public static ImmutableArray<string> Check(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ImmutableArray<string> distinct = [.. names.Distinct()];
        foreach (var name in distinct)
            Find(name);
        return distinct;
    }

    /// <summary>The format of a name.</summary>
    /// <exception cref="InvalidOptionException">There is no such format.</exception>
    public static ISliceExport Find(string name) => All.FirstOrDefault(export => export.Name == name)
        ?? throw new InvalidOptionException("--export", $"there is no '{name}'; there are {string.Join(", ", All.Select(export => export.Name))}");
}
