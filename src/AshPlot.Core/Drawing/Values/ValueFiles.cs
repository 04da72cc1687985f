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

    /// <summary>
    /// The file that says which cell each pixel of a map shows. It is named by its content: maps of another selection
    /// or run that are taken over, or kept in the folder, go on with theirs.
    /// </summary>
    /// <param name="hash">Of its content.</param>
    public static string OfGrid(string hash) => $"{GridPrefix}{hash}.css";

    /// <summary>True for a file that <see cref="OfGrid"/> names.</summary>
    public static bool IsGrid(string path) => path.StartsWith(GridPrefix, StringComparison.Ordinal);
}
