using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing.Formats;

/// <summary>Every format of maps. A new one is a class and a line here.</summary>
internal static class MapFormats
{
    /// <summary>The formats, in the order in which help names them.</summary>
    public static ImmutableArray<IMapFormat> All { get; } =
    [new PngFormat(), new Png8Format(), new JpegFormat(), new WebpFormat(), new SvgFormat(), new PdfFormat()];

    /// <summary>Finds a format by its word, in any case; <c>jpg</c> is <c>jpeg</c>.</summary>
    /// <exception cref="InvalidOptionException">There is no such format.</exception>
    public static IMapFormat Find(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(Full(name), StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOptionException(
            nameof(MapOptions.Formats),
            $"'{name}' is not one of {string.Join(", ", All.Select(format => format.Name))}"
        );

    private static string Full(string name) => name.Equals("jpg", StringComparison.OrdinalIgnoreCase) ? "jpeg" : name;
}
