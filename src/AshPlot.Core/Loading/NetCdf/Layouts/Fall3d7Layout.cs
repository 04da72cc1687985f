using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>FALL3D 7: names in capitals, and a variable <c>C_FLnnn</c> for each flight level.</summary>
internal sealed partial class Fall3d7Layout : INetCdfLayout
{
    private static readonly ImmutableDictionary<string, QuantityKind> Kinds = new Dictionary<string, QuantityKind>
    {
        ["CON"] = QuantityKind.AirConcentration,
        ["COL_MASS"] = QuantityKind.TotalColumn,
        ["LOAD"] = QuantityKind.TotalDeposition,
        ["WET"] = QuantityKind.WetDeposition,
        ["THICKNESS"] = QuantityKind.DepositThickness,
    }.ToImmutableDictionary();

    public string Model => "fall3d";

    public bool Recognises(INetCdfFile file) =>
        file.Attributes.Text("TITLE")?.StartsWith("Fall3d", StringComparison.OrdinalIgnoreCase) == true
        || file.Variables.Any(variable =>
            variable.Attributes.Find("description") is not null
            && (Kinds.ContainsKey(variable.Name) || FlightLevel().IsMatch(variable.Name))
        );

    public void Describe(CfDataset data, NetCdfRun run)
    {
        foreach (var variable in data.File.Variables)
        {
            if (Kinds.TryGetValue(variable.Name, out var kind))
                run.Add(variable, field => run.TryAddWhole(kind, field));
            else if (FlightLevel().Match(variable.Name) is { Success: true } match)
            {
                var level = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                run.Add(variable, field =>
                    run.TryAddWhole(QuantityKind.AirConcentration, field, [new Level(LevelKind.FlightLevel, level)])
                );
            }
        }
    }

    [GeneratedRegex("^C_FL([0-9]{1,4})$")]
    private static partial Regex FlightLevel();
}
