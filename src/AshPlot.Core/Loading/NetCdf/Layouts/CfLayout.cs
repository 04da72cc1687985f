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
            var variables = data.File.Variables
                .Where(variable => variable.Attributes.Text("standard_name") == kind.StandardName).ToList();
            foreach (var variable in variables)
            {
                run.TryAddWhole(kind, data.RequiredFieldOf(variable), change: header => variables.Count == 1 ? header : header with
                {
                    Qualifiers = header.Qualifiers.SetItem("variable", variable.Name),
                });
            }
        }
    }
}
