namespace AshPlot.Core.Colours;

/// <summary>
/// What <c>Colours</c> may name: the contours in common use, a continuous map, classes that come with ashplot, or a
/// file of classes.
/// </summary>
internal static class ColourSchemes
{
    /// <summary>Every name, classes first.</summary>
    public static IEnumerable<string> Names =>
        ClassSchemes.All.Select(scheme => scheme.Name).Prepend(ContourSchemes.Name).Concat(ColourMaps.Names);

    /// <summary>
    /// The classes that a word of the command line means; null when it means a continuous map, or the contours of each
    /// quantity.
    /// </summary>
    /// <param name="word">A name, or the path of a file that ends in <c>.json</c>.</param>
    /// <exception cref="Errors.InvalidOptionException">There is no such map, or the file cannot be used.</exception>
    public static ClassScheme? FindClasses(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (
            ClassSchemes.All.FirstOrDefault(scheme => scheme.Name.Equals(word, StringComparison.OrdinalIgnoreCase)) is
            { } known
        )
            return known;
        if (word.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return ClassFile.Read(word);
        Check(word);
        return null;
    }

    /// <summary>Checks a name that is not one of classes.</summary>
    /// <exception cref="Errors.InvalidOptionException">There is no such map.</exception>
    public static void Check(string name)
    {
        if (!ContourSchemes.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ColourMaps.Check(name);
    }
}
