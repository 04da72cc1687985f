using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>Any other file: variables whose CF standard name says that they are volcanic ash.</summary>
internal sealed class CfLayout : INetCdfLayout
{
    public string Model => "cf";

    public bool Recognises(INetCdfFile file) => true;

    public void Describe(CfDataset data, NetCdfRun run)
    {
        foreach (var kind in QuantityKind.All.Where(kind => kind.StandardName is not null))
        {
            var variables = data
                .File.Variables.Where(variable => variable.Attributes.Text("standard_name") == kind.StandardName)
                .ToList();
            // A threshold or a scalar may bear the name too; only fields must be told apart.
            var isAlone = variables.Count(variable => data.FieldOf(variable) is not null) == 1;
            foreach (var variable in variables)
            {
                run.Add(variable, field =>
                    run.TryAddWhole(kind, field, change: header =>
                        isAlone
                            ? header
                            : header with
                            {
                                Qualifiers = header.Qualifiers.SetItem("variable", variable.Name),
                            }
                    )
                );
            }
        }
    }
}
