namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>The layouts that are known.</summary>
internal static class NetCdfLayouts
{
    /// <summary>Every layout, in the order in which they are asked.</summary>
    public static IReadOnlyList<INetCdfLayout> All { get; } =
    [
        new AshPlotLayout(),
        new NameLayout(),
        new Fall3dLayout(),
        new Fall3d7Layout(),
        new HysplitLayout(),
        new MonetioLayout(),
        new FlexpartLayout(),
        new QvaLayout(),
        new Ash3dLayout(),
        new CfLayout(), // Recognises everything, so it comes last.
    ];

    /// <summary>The layout to read a file by; null where none recognises it or none has that name.</summary>
    /// <param name="file">The file.</param>
    /// <param name="model">A name of the command line, or <c>auto</c>.</param>
    public static INetCdfLayout? Choose(INetCdfFile file, string model)
    {
        if (model == "auto")
            return All.FirstOrDefault(layout => layout.Recognises(file));
        var named = All.Where(layout => layout.Model == model).ToList();
        return named.Find(layout => layout.Recognises(file)) ?? named.FirstOrDefault();
    }
}
