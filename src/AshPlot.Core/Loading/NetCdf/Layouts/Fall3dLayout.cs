using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>FALL3D 8: <c>tephra_con_xy(time, zcut, lat, lon)</c> and its like, and the same of each gas.</summary>
internal sealed partial class Fall3dLayout : INetCdfLayout
{
    private const string Tephra = "tephra";

    public string Model => "fall3d";

    public bool Recognises(INetCdfFile file) =>
        file.Variables.Any(variable => Pattern().IsMatch(variable.Name) && variable.Name.StartsWith(Tephra, StringComparison.Ordinal))
        || (file.Attributes.Text("source")?.StartsWith("FALL3D", StringComparison.OrdinalIgnoreCase) == true
            && file.Variables.Any(variable => Pattern().IsMatch(variable.Name)));

    public void Describe(CfDataset data, NetCdfRun run)
    {
        foreach (var variable in data.File.Variables)
        {
            if (Pattern().Match(variable.Name) is not { Success: true } match)
                continue;
            var species = match.Groups["species"].Value;
            var field = data.RequiredFieldOf(variable);
            var kind = match.Groups["what"].Value switch
            {
                "col_mass" => QuantityKind.TotalColumn,
                "cloud_top" => QuantityKind.CloudTop,
                "grn_load" => QuantityKind.TotalDeposition,
                _ => QuantityKind.AirConcentration,
            };
            run.TryAddWhole(
                kind, field, match.Groups["what"].Value == "fl" ? FlightLevels(data, field) : null,
                header => species == Tephra ? header : SpeciesNames.Add(header, species));
        }
    }

    /// <summary>Cuts at flight levels say so by their name, whatever the units of their coordinate.</summary>
    private static ImmutableArray<Level>? FlightLevels(CfDataset data, CfField field) =>
        field.Vertical is { Coordinate: var coordinate } && data.ReadNumbers(coordinate) is var numbers
        && Array.TrueForAll(numbers, double.IsFinite)
            ? [.. numbers.Select(number => new Level(LevelKind.FlightLevel, number))]
            : null;

    [GeneratedRegex("^(?<species>[A-Za-z0-9]+)_(?<what>con_xy|fl|col_mass|cloud_top|grn_load)$")]
    private static partial Regex Pattern();
}
