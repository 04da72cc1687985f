using AshPlot.Core.Drawing;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Tests.Drawing;
using AshPlot.Core.Tests.Loading.NetCdf;
using AshPlot.Core.Tests.Reporting;

namespace AshPlot.Core.Tests.Finishing;

/// <summary>
/// Total column and one level of the sample eruption, drawn small into a folder, with a manifest of the files.
/// </summary>
internal sealed class FinishedRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public FinishedRun(params string[] formats)
    {
        using var maps = SampleMaps.NameTwo();
        var options = new MapOptions
        {
            Size = new PixelSize(400, 300),
            Formats = [.. formats],
            Scale = ScaleChoice.Slice,
            Quantities = ["air-concentration", "total-column"],
        };
        Directory.CreateDirectory(Path.Combine(Folder, OutputFolder.WorkingName));
        var plan = RunPlanner.Plan(maps.Run, options);
        // A renderer takes a folder that is not there for one that was removed while it drew.
        Directory.CreateDirectory(Folder);
        using var renderer = new MapRenderer(DrawingJob.For(plan, options, Folder, Folder));
        Manifest = SampleManifest.Wrap(
            "Sample",
            [
                .. plan.Quantities.Select(
                    (quantity, index) =>
                        new ManifestQuantity
                        {
                            Name = quantity.Description.Name,
                            Title = quantity.Description.Title,
                            Units = quantity.Description.Units,
                            Maps =
                            [
                                .. plan
                                    .Maps.Where(map => map.Quantity == index)
                                    .Select(map =>
                                        Map(
                                            map,
                                            quantity,
                                            renderer.Draw(map, null, MapExtent.Of(quantity.Description.Grid, options))
                                        )
                                    ),
                            ],
                        }
                ),
            ]
        );
    }

    public Manifest Manifest { get; }

    public string Folder => folder.File("maps");

    public byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    public void Dispose() => folder.Dispose();

    private static ManifestMap Map(MapPlan map, QuantityPlan quantity, DrawnMap drawn) =>
        new()
        {
            Level = map.Level,
            Time = quantity.Description.Times[map.Slice.TimeIndex].Time.ToString(),
            Path = drawn.Path,
            Files = [.. drawn.Files.Select(file => file.Path)],
            Status = MapStatus.Done,
        };
}
