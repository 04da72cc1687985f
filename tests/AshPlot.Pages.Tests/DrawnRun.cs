using System.Collections.Immutable;
using AshPlot.Core.Drawing;
using AshPlot.Core.Drawing.Values;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Tests.Drawing;
using AshPlot.Core.Tests.Reporting;

namespace AshPlot.Pages.Tests;

/// <summary>Maps of the sample eruption, or a figure of panels, drawn with their values, and their page.</summary>
internal sealed class DrawnRun : IDisposable
{
    private readonly SampleMaps maps = SampleMaps.NameTwo();
    private readonly PanelLayout? panels;

    public DrawnRun(MapOptions options)
    {
        options = options with { Values = true, Quantities = ["air-concentration"] };
        var plan = RunPlanner.Plan(maps.Run, options);
        Quantity = plan.Quantities[0];
        using var renderer = new MapRenderer(DrawingJob.For(plan, options, maps.Folder, maps.Folder));
        var extent = MapExtent.Of(Quantity.Description.Grid, options);
        var legend = Colourings.LegendOf(Quantity);
        panels = plan.Maps[0].Panels is { } figure ? PanelLayout.Of(figure, extent, options, legend) : null;
        View = MapView.Of(extent, options, legend);
        LookAt(0);
        var drawn = plan.Maps.Select(map => (Map: map, Drawn: renderer.Draw(map, null, extent))).ToList();
        Maps = plan.Maps;
        Values =
        [
            .. from map in plan.Maps
            from slice in map.Panels?.Panels.Select(panel => panel.Slice) ?? [map.Slice]
            select ValuesOf(renderer, map with { Slice = slice }),
        ];
        Manifest = SampleManifest.Wrap("Run", Of(drawn));
        Index = PageOf(Manifest.Quantities);
    }

    public string Folder => maps.Folder;

    public string Index { get; }

    public Manifest Manifest { get; }

    /// <summary>Where the maps are on their pictures; of a figure the panel that is looked at.</summary>
    public MapView View { get; private set; }

    public QuantityPlan Quantity { get; }

    public IReadOnlyList<MapPlan> Maps { get; }

    /// <summary>The values of each map, or of each panel.</summary>
    public IReadOnlyList<float[]> Values { get; }

    /// <summary>Writes the page anew, of these quantities, and tells its address.</summary>
    public string PageOf(ImmutableArray<ManifestQuantity> quantities) =>
        new Uri(
            ReportFiles.WritePages(
                Manifest with
                {
                    Quantities = quantities,
                },
                maps.Folder,
                maps.Folder,
                new Dictionary<string, string>()
            )
        ).AbsoluteUri;

    /// <summary>Looks at another panel.</summary>
    public void LookAt(int panel)
    {
        if (panels is not null)
            View = panels.Panel with { Layout = panels.Panel.Layout with { Frame = panels.FrameOf(panel) } };
    }

    public void Dispose() => maps.Dispose();

    private static float[] ValuesOf(MapRenderer renderer, MapPlan map)
    {
        using var slice = renderer.Read(map);
        return slice.Values.ToArray();
    }

    private ImmutableArray<ManifestPanel>? PanelsOf(MapPlan map) =>
        map.Panels is not { } figure
            ? null
            :
            [
                .. figure.Panels.Select(
                    (panel, index) =>
                        new ManifestPanel
                        {
                            Level = panel.Level,
                            Time = Quantity.Description.Times[panel.Slice.TimeIndex].Time.ToString(),
                            X = panels!.FrameOf(index).X,
                            Y = panels.FrameOf(index).Y,
                            Values = ValueFiles.OfPanel(map.Path, index),
                        }
                ),
            ];

    private ManifestQuantity Of(IReadOnlyList<(MapPlan Map, DrawnMap Drawn)> drawn)
    {
        var frame = View.Frame;
        var display = Colourings.DisplayOf(Quantity, null);
        return new ManifestQuantity
        {
            Name = Quantity.Description.Name,
            Title = Quantity.Description.Title,
            Units = Quantity.Description.Units,
            MaskBelow = Quantity.MaskBelow,
            Display = new ManifestDisplay(display.Units, display.Factor),
            Values = drawn[0].Drawn.Files[^1].Path,
            Frame = new ManifestFrame
            {
                X = frame.X,
                Y = frame.Y,
                Width = frame.Width,
                Height = frame.Height,
                XMin = frame.XMin,
                XMax = frame.XMax,
                YMin = frame.YMin,
                YMax = frame.YMax,
                Projection = View.Projection.Name,
                ProjectionParameters = View.Projection.Parameters,
            },
            Maps =
            [
                .. drawn.Select(one => new ManifestMap
                {
                    Level = one.Map.Level,
                    LevelValue = 0,
                    LevelUnits = "FL",
                    Time = Quantity.Description.Times[one.Map.Slice.TimeIndex].Time.ToString(),
                    Status = one.Drawn.Status,
                    Path = one.Drawn.Path,
                    Files = [one.Drawn.Path],
                    Values = one.Map.Panels is null ? one.Drawn.Files[^2].Path : null,
                    Panels = PanelsOf(one.Map),
                    Min = one.Drawn.Min,
                    Max = one.Drawn.Max,
                    Coverage = 1,
                }),
            ],
        };
    }
}
