using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>Names of quantities of other species than volcanic ash.</summary>
internal static class SpeciesNames
{
    /// <summary>The qualifier with the species as the file has it, where its name had to be changed.</summary>
    public const string Qualifier = "species";

    /// <summary>
    /// Puts a species first in every name: <c>so2-air-concentration</c>, <c>SO2_Air_Concentration</c>.
    /// </summary>
    /// <param name="header">A quantity as the table names it.</param>
    /// <param name="species">Name of the species in the file.</param>
    public static QuantityDescription Add(QuantityDescription header, string species)
    {
        var token = TokenOf(species);
        return header with
        {
            Name = $"{token.Replace('_', '-').ToLowerInvariant()}-{header.Name}",
            FileToken = $"{token}_{header.FileToken}",
            Title = $"{species.Replace('_', ' ')} {header.Title}",
            StandardName = null,
            Species = species,
            Qualifiers = token == species ? header.Qualifiers : header.Qualifiers.SetItem(Qualifier, species),
        };
    }

    /// <summary>
    /// Takes the species out of the names again: what <see cref="Add"/> and the layouts of NAME put there.
    /// </summary>
    public static QuantityDescription Remove(QuantityDescription header)
    {
        if (header.Species is not { } species)
            return header;
        var token = TokenOf(species);
        return header with
        {
            Name = Without(header.Name, $"{token.Replace('_', '-')}-"),
            FileToken = Without(header.FileToken, $"{token}_"),
            Title = Without(header.Title, $"{species.Replace('_', ' ')} "),
        };
    }

    private static string Without(string text, string beginning) =>
        text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) ? text[beginning.Length..] : text;

    private static string TokenOf(string species) =>
        string.Concat(
            species.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_')
        );
}
