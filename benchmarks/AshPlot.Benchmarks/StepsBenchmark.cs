using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using SkiaSharp;

namespace AshPlot.Benchmarks;

internal static class StepsBenchmark
{
    public static int Run(string input)
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-benchmark-");
        var options = new MapOptions { Size = new PixelSize(640, 480) };
        var run = RunMerger.Merge([RunFormats.Find(input)!.Describe(input, new LoadOptions())]);
        var plan = RunPlanner.Plan(run, options);
        var quantity = plan.Quantities[0];
        var grid = quantity.Description.Grid;
        using var reader = new SliceReader(run.Files);
        var slices = plan.Maps.Where(map => map.Number % 10 == 9).Select(map => map.Slice).ToArray();
        var values = slices.Select(slice => { var v = new float[grid.CellCount]; reader.Read(slice, v); return v; }).ToArray();
        var buffer = new float[grid.CellCount];
        var count = slices.Length;
        void Row(string name, Action<int> action)
        {
            for (var i = 0; i < count; i++) action(i);
            Console.WriteLine($"{name,-30} {Stopclock.ProcessorMilliseconds(9, count, action),8:0.000} ms");
        }

        Row("read", i => reader.Read(slices[i], buffer));
        Row("summary", i => SliceSummary.Of(values[i], 1e-8));
        var scale = new ColourScale(0, 4e-3, ScaleKind.Linear);
        var table = ColourMaps.Table("viridis");
        var colours = new uint[grid.CellCount];
        Row("colour", i => new FieldColours(table, scale, 1e-8).Apply(values[i], colours));
        var layout = FigureLayout.Of(options.Size, MapExtent.Of(grid, options));
        using var painter = new MapPainter(layout, new PlateCarree((layout.Frame.XMin + layout.Frame.XMax) / 2), grid, table);
        var display = DisplayScale.For(scale, quantity.Description.Units);
        var writer = new CaptionWriter(run);
        Row("paint cells", i => painter.PaintCells(values[i], scale, display, 1e-8));
        Row("paint+finish", i => { painter.PaintCells(values[i], scale, display, 1e-8); painter.Finish(writer.Write(quantity, slices[i], SliceSummary.Of(values[i], 1e-8), display, false)); });
        var frames = values.Select((v, i) => { painter.PaintCells(v, scale, display, 1e-8); return painter.Finish(writer.Write(quantity, slices[i], SliceSummary.Of(v, 1e-8), display, false)).Copy(); }).ToArray();
        Row("encode ours", i => PngEncoder.Encode(frames[i]).Dispose());
        Row("encode skia (floor)", i =>
        {
            using var pixels = new SKPixmap(frames[i].Info.WithAlphaType(SKAlphaType.Unpremul), frames[i].GetPixels(), frames[i].RowBytes);
            using var encoded = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 1));
        });
        Row("write", i =>
        {
            using var encoded = PngEncoder.Encode(frames[i]);
            AtomicFile.WriteBytes(Path.Combine(folder.FullName, $"x{i}.png"), Path.Combine(folder.FullName, "w"), encoded.AsSpan());
        });
        using var renderer = new MapRenderer(DrawingJob.For(plan, options, folder.FullName));
        var maps = plan.Maps.Where(map => map.Number % 10 == 9).ToArray();
        Row("whole map", i => renderer.Draw(maps[i], scale));
        folder.Delete(true);
        return 0;
    }
}
