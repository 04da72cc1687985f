using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NetCdf;

/// <summary>A described file, and its slices by what a person calls them.</summary>
internal sealed class DescribedRun(string path, LoadOptions? options = null)
{
    private static readonly NetCdfFormat Format = new(new UnidataLibrary());

    public RunDescription Description { get; } = RunMerger.Merge([Format.Describe(path, options ?? new LoadOptions())]);

    public QuantityDescription this[string name] => Description.Quantities.Single(quantity => quantity.Name == name);

    /// <summary>Of quantities of one name, the one with levels of that kind.</summary>
    public QuantityDescription this[string name, LevelKind kind] =>
        Description.Quantities.Single(quantity => quantity.Name == name && quantity.Levels[0].Kind == kind);

    /// <summary>Why a variable is not drawn.</summary>
    public string? Reason(string variable) => Description.OtherVariables.Single(other => other.Name == variable).Reason;

    /// <summary>The options with which a variable that is not drawn is drawn.</summary>
    public string? Advice(string variable) => Description.OtherVariables.Single(other => other.Name == variable).Advice;

    public IEnumerable<string> Names => Description.Quantities.Select(quantity => quantity.Name);

    /// <summary>The values of a slice, [latitude, longitude], through the reader that maps use.</summary>
    public float[] Read(string quantity, int level = 0, int time = 0) => Read(this[quantity], level, time);

    public float[] Read(QuantityDescription quantity, int level = 0, int time = 0)
    {
        var slice = quantity.Slices.Single(slice =>
            slice.LevelIndex == level && slice.TimeIndex == (quantity.Times.IsEmpty ? -1 : time)
        );
        var values = new float[quantity.Grid.CellCount];
        using var reader = new SliceReader(Description.Files);
        reader.Read(slice, values);
        return values;
    }
}
