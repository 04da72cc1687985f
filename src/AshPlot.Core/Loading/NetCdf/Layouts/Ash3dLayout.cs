using System.Collections.Immutable;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>Ash3d: <c>ashcon(t, bn, z, lat, lon)</c> for each bin of grain sizes, and surface fields.</summary>
internal sealed class Ash3dLayout : INetCdfLayout
{
    private const string Concentration = "ashcon";
    private const string Bins = "bn";

    private static readonly ImmutableDictionary<string, QuantityKind> Kinds = new Dictionary<string, QuantityKind>
    {
        ["cloud_load"] = QuantityKind.TotalColumn,
        ["cloud_height"] = QuantityKind.CloudTop,
        ["depothick"] = QuantityKind.DepositThickness,
        ["ash_arrival_time"] = QuantityKind.ArrivalTime,
    }.ToImmutableDictionary();

    public string Model => "ash3d";

    public bool Recognises(INetCdfFile file) =>
        file.Find(Concentration)?.DimensionIndex(Bins) >= 0
        || file.Attributes.Text("source")?.Contains("ash3d", StringComparison.OrdinalIgnoreCase) == true
        // One such name alone may be anyone's, e.g. the cloud height of a satellite.
        || file.Variables.Count(variable => Kinds.ContainsKey(variable.Name)) > 1;

    public void Describe(CfDataset data, NetCdfRun run)
    {
        foreach (var variable in data.File.Variables)
        {
            if (variable.Name == Concentration)
                run.Add(variable, field => AddConcentration(data, run, field));
            else if (Kinds.TryGetValue(variable.Name, out var kind))
                run.Add(variable, field => run.TryAddWhole(kind, field));
        }
    }

    /// <summary>The concentration is the sum over the bins.</summary>
    private static void AddConcentration(CfDataset data, NetCdfRun run, CfField field)
    {
        if (field.OtherDimensions is not [var bins] || field.Variable.Dimensions[bins].Name != Bins)
        {
            run.TryAddWhole(QuantityKind.AirConcentration, field);
            return;
        }

        run.TryAddWhole(QuantityKind.AirConcentration, field with { Summed = field.Summed.Add(bins) });
    }
}
