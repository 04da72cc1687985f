using System.Globalization;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing.Values;

/// <summary>
/// Where the values of maps lie, relative to the output folder. They have a folder of their own: beside the maps lie
/// maps.
/// </summary>
internal static class ValueFiles
{
    /// <summary>The folder of all of them.</summary>
    public const string Folder = "values";

    private const string GridPrefix = Folder + "/grid-";

    /// <summary>The file with the values of a map.</summary>
    /// <param name="map">Path of the map, without an extension.</param>
    public static string OfMap(string map) => $"{Folder}/{map}.css";

    /// <summary>The file with the values of a panel.</summary>
    /// <param name="figure">Path of the figure, without an extension.</param>
    /// <param name="index">Which of its panels.</param>
    public static string OfPanel(string figure, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}/{figure}-panel{index + 1}.css");

    /// <summary>All files with the values of a map: one, or one for each of its panels.</summary>
    public static IEnumerable<string> Of(MapPlan map) =>
        map.Panels is { } panels ? panels.Panels.Select((_, index) => OfPanel(map.Path, index)) : [OfMap(map.Path)];

    /// <summary>
    /// The file that says which cell each pixel of a map shows. It is named by its content: maps of another selection
    /// or run that are taken over, or kept in the folder, go on with theirs.
    /// </summary>
    /// <param name="hash">Of its content.</param>
    public static string OfGrid(string hash) => $"{GridPrefix}{hash}.css";

    /// <summary>True for a file that <see cref="OfGrid"/> names.</summary>
    public static bool IsGrid(string path) => path.StartsWith(GridPrefix, StringComparison.Ordinal);
}
