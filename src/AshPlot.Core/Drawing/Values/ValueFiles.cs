namespace AshPlot.Core.Drawing.Values;

/// <summary>Where the values of maps lie, relative to the output folder. They have a folder of their own: beside the maps lie maps.</summary>
internal static class ValueFiles
{
    /// <summary>The folder of all of them.</summary>
    public const string Folder = "values";

    /// <summary>The file with the values of a map.</summary>
    /// <param name="map">Path of the map, without an extension.</param>
    public static string OfMap(string map) => $"{Folder}/{map}.css";

    /// <summary>True for the values of a map.</summary>
    public static bool Is(string path) => path.StartsWith(Folder + "/", StringComparison.Ordinal) && path.EndsWith(".css", StringComparison.Ordinal);

    /// <summary>The file that says which cell each pixel of a quantity's maps shows.</summary>
    /// <param name="quantity">Index of the quantity in the plan.</param>
    public static string OfGrid(int quantity) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Folder}/grid-{quantity}.css");
}
