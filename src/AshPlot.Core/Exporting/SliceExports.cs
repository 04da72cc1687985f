using System.Collections.Immutable;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Exporting;

/// <summary>The formats that slices can be exported in.</summary>
internal static class SliceExports
{
    /// <summary>Folder of exports below the output folder.</summary>
    public const string Folder = "export";

    /// <summary>All of them.</summary>
    public static ImmutableArray<ISliceExport> All { get; } =
    [new GeoJsonExport(), new GeoTiffExport(), new OverlayExport()];

    /// <summary>The names as they are written here, each once.</summary>
    /// <exception cref="InvalidOptionException">There is no such format.</exception>
    public static ImmutableArray<string> Check(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return [.. names.Select(name => Find(name).Name).Distinct()];
    }

    /// <summary>The format of a name, in any case.</summary>
    /// <exception cref="InvalidOptionException">There is no such format.</exception>
    public static ISliceExport Find(string name) =>
        All.FirstOrDefault(export => export.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOptionException(
            "Exports",
            $"'{name}' is not one of {string.Join(", ", All.Select(export => export.Name))}"
        );
}

/// <summary>
/// A format that slices are exported in. A new one is one class and one line in <see cref="SliceExports"/>.
/// </summary>
internal interface ISliceExport
{
    /// <summary>What the option calls it.</summary>
    string Name { get; }

    /// <summary>Extension of its files, with the point.</summary>
    string Extension { get; }

    /// <summary>The content of the file, or null where a slice has nothing to show in this format.</summary>
    /// <exception cref="Errors.UnwritableOutputException">The slice cannot be put into this format.</exception>
    byte[]? Write(ExportedSlice slice);
}
