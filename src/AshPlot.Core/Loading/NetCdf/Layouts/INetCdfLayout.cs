using AshPlot.Core.Loading.NetCdf.Cf;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// How a model arranges its NetCDF files. A new one is one class and one line in <see cref="NetCdfLayouts"/>.
/// </summary>
internal interface INetCdfLayout
{
    /// <summary>Name of the model that <c>Model</c> and descriptions use.</summary>
    string Model { get; }

    /// <summary>True when a file is of this layout, by names of variables and attributes.</summary>
    bool Recognises(INetCdfFile file);

    /// <summary>
    /// Adds the quantities of a file to its description; variables that the table does not map are left.
    /// </summary>
    /// <exception cref="Errors.UnreadableInputException">A variable of the layout cannot be understood.</exception>
    void Describe(CfDataset data, NetCdfRun run);
}
