using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>Draws maps of NAME texts as a worker does, into a folder that is removed at the end.</summary>
internal sealed class SampleMaps : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ashplot-maps-");

    /// <summary>Loads a run.</summary>
    /// <param name="input">A file or folder.</param>
    public SampleMaps(string input)
    {
        var options = new LoadOptions { DecodedPlanesFolder = Path.Combine(folder.FullName, "decoded") };
        Run = RunMerger.Merge([
            .. InputFiles.Resolve([input]).Select(file => RunFormats.Find(file)!.Describe(file, options)),
        ]);
    }

    public RunDescription Run { get; set; }

    /// <summary>Where the maps go.</summary>
    public string Folder => folder.FullName;

    /// <summary>The NAME II text of the sample eruption.</summary>
    public static SampleMaps NameTwo() => new(RepositoryFolder.Find("data", "sample"));

    /// <summary>The NAME III text of the sample eruption.</summary>
    public static SampleMaps NameThree() => new(RepositoryFolder.Find("data", "sample", "name3"));

    /// <summary>Draws the one map whose path ends as given.</summary>
    /// <returns>The file, and what the renderer says of it.</returns>
    public (byte[] Png, DrawnMap Map, MapView View) Draw(MapOptions options, string pathEnd)
    {
        options.Check();
        var plan = RunPlanner.Plan(Run, options);
        var map = plan.Maps.Single(map => map.Path.EndsWith(pathEnd, StringComparison.Ordinal));
        using var renderer = new MapRenderer(DrawingJob.For(plan, options, folder.FullName, folder.FullName));
        var quantity = plan.Quantities[map.Quantity];
        var extent = MapExtent.Of(quantity.Description.Grid, options);
        var drawn = renderer.Draw(map, SharedScale(plan, map, options, renderer), extent);
        return (
            File.ReadAllBytes(Path.Combine(folder.FullName, drawn.Path)),
            drawn,
            MapView.Of(extent, options, Colourings.LegendOf(quantity))
        );
    }

    /// <summary>
    /// Draws all maps, each on the scale of its slice: by itself, or such that the next slice is read before a map is
    /// drawn, and the map before is written after that.
    /// </summary>
    /// <returns>All files in the order of the maps.</returns>
    public IReadOnlyList<byte[]> DrawAll(MapOptions options, bool overlapping)
    {
        options.Check();
        var plan = RunPlanner.Plan(Run, options);
        using var renderer = new MapRenderer(DrawingJob.For(plan, options, folder.FullName, folder.FullName));
        var drawn = new List<DrawnMap>();
        ReadSlice? next = null;
        UnwrittenMap? last = null;
        foreach (var map in plan.Maps)
        {
            var extent = MapExtent.Of(plan.Quantities[map.Quantity].Description.Grid, options);
            if (!overlapping)
            {
                drawn.Add(renderer.Draw(map, null, extent));
                continue;
            }

            using var slice = next ?? renderer.Read(map);
            next = map.Number + 1 < plan.Maps.Length ? renderer.Read(plan.Maps[map.Number + 1]) : null;
            var painted = renderer.Paint(map, slice, null, extent);
            if (last is not null)
                drawn.Add(renderer.Write(last));
            last?.Dispose();
            last = painted;
        }

        if (last is not null)
            drawn.Add(renderer.Write(last));
        last?.Dispose();
        return
        [
            .. drawn
                .SelectMany(map => map.Files)
                .Select(file => File.ReadAllBytes(Path.Combine(folder.FullName, file.Path))),
        ];
    }

    /// <summary>Draws the one map whose path ends as given, in one format.</summary>
    public byte[] DrawAs(string format, MapOptions options, string pathEnd) =>
        Draw(options with { Formats = [format] }, pathEnd).Png;

    public void Dispose() => folder.Delete(recursive: true);

    private static ColourScale? SharedScale(RunPlan plan, MapPlan map, MapOptions options, MapRenderer renderer)
    {
        var quantity = plan.Quantities[map.Quantity];
        return options.Scale == ScaleChoice.Slice
            ? null
            : ScalePlanner.Scale(
                quantity,
                options,
                SliceSummary.Join(quantity.Description.Slices.Select(slice => renderer.Measure(map.Quantity, slice)))
            );
    }
}
