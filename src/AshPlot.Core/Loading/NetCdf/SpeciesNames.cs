using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>Names of quantities of other species than volcanic ash.</summary>
internal static class SpeciesNames
{
    /// <summary>Puts a species first in every name: <c>so2-air-concentration</c>, <c>SO2_Air_Concentration</c>.</summary>
    /// <param name="header">A quantity as the table names it.</param>
    /// <param name="species">Name of the species in the file.</param>
    public static QuantityDescription Add(QuantityDescription header, string species)
    {
        var token = string.Concat(
            species.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));
        return header with
        {
            Name = $"{token.Replace('_', '-').ToLowerInvariant()}-{header.Name}",
            FileToken = $"{token}_{header.FileToken}",
            Title = $"{species.Replace('_', ' ')} {header.Title}",
            StandardName = null,
            Qualifiers = token == species ? header.Qualifiers : header.Qualifiers.SetItem("species", species),
        };
    }
}
