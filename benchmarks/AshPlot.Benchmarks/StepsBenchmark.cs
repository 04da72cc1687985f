using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using SkiaSharp;
using static AshPlot.Benchmarks.ResultTable;

namespace AshPlot.Benchmarks;

/// <summary>
/// What the steps of a map cost, one after another in one process. It exists to show which step is worth work: the
/// floor is <i>encode alone</i>, Skia's PNG of the same frame in RGBA with filter Sub at level 1, which no drawing by
/// way of Skia's encoder can beat.
/// </summary>
/// <remarks>
/// <para>Measured is processor time, the best of several rounds over 24 slices of the reference job, which other work
/// on the machine hardly changes.</para>
/// <para>
/// Not measured: waiting for a disk (the input is in memory, and files go to the temp folder), the first map of a
/// process, the messages between processes, and what compiling ahead does to the code: this process compiles as it
/// runs.
/// </para>
/// </remarks>
internal sealed class StepsBenchmark : IDisposable
{
    private const int Rounds = 9;

    private static readonly MapOptions Options = new() { Size = new PixelSize(640, 480) };

    private readonly string folder = Directory.CreateTempSubdirectory("ashplot-benchmark-").FullName;
    private readonly RunPlan plan;
    private readonly MapPlan[] maps;
    private readonly float[][] slices;
    private readonly MapPainter painter;
    private readonly MapRenderer renderer;
    private readonly SliceReader reader;
    private readonly CaptionWriter captions;
    private readonly ResultTable table = new("step", "processor time a map", "times encode alone", "bytes a map");
    private int turn;

    public StepsBenchmark()
    {
        var input = Repository.ReferenceInputFile();
        var run = RunMerger.Merge([RunFormats.Find(input)!.Describe(input, new LoadOptions())]);
        plan = RunPlanner.Plan(run, Options);
        maps = [.. plan.Maps.Where(map => map.Number % 10 == 9)];
        reader = new SliceReader(run.Files);
        captions = new CaptionWriter(run);
        var grid = Quantity.Description.Grid;
        slices =
        [
            .. maps.Select(map =>
            {
                var values = new float[grid.CellCount];
                reader.Read(map.Slice, values);
                return values;
            }),
        ];
        painter = new MapPainter(MapView.Of(MapExtent.Of(grid, Options), Options), grid, Options);
        renderer = new MapRenderer(DrawingJob.For(plan, Options, folder, folder));
    }

    private QuantityPlan Quantity => plan.Quantities[0];

    /// <summary>Measures the steps.</summary>
    /// <returns>The table, and the floor in milliseconds.</returns>
    public (string Table, double Floor) Run()
    {
        var grid = Quantity.Description.Grid;
        var scale = ScalePlanner.Scale(
            Quantity,
            Options,
            SliceSummary.Join(slices.Select(values => SliceSummary.Of(values, Quantity.MaskBelow)))
        );
        var colourings = slices
            .Select(values => Colourings.For(Quantity, Options, scale, SliceSummary.Of(values, Quantity.MaskBelow)))
            .ToArray();
        var frames = maps.Select((_, index) => Draw(index, colourings[index]).Copy()).ToArray();
        var floor = Milliseconds(index => EncodeAlone(frames[index]));
        Row("encode alone (Skia, RGBA, Sub, level 1): the floor", floor, floor, frames.Average(EncodeAlone));
        Row("encode as maps are", Milliseconds(index => Encode(frames[index])), floor, frames.Average(Encode));
        var (buffer, colours) = (new float[grid.CellCount], new uint[grid.CellCount]);
        Row("read a slice (inflate, unshuffle, check)", Milliseconds(_ => reader.Read(Next().Slice, buffer)), floor);
        Row("find its range", Milliseconds(index => SliceSummary.Of(slices[index], Quantity.MaskBelow)), floor);
        Row(
            "colour its cells",
            Milliseconds(index => colourings[index].Colours().Apply(slices[index], colours)),
            floor
        );
        Row("draw, colouring included", Milliseconds(index => Draw(index, colourings[index])), floor);
        Row(
            "write a file aside and rename it",
            Milliseconds(index =>
                AtomicFile.WriteBytes(Path.Combine(folder, "maps", $"{index}.png"), folder, new byte[90_000])
            ),
            floor
        );
        Row("take a file's checksum", Milliseconds(_ => FileStamp.Of("map.png", new byte[90_000])), floor);
        var extent = MapExtent.Of(grid, Options);
        var whole = Milliseconds(_ => renderer.Draw(Next(), scale, extent));
        Row("a whole map", whole, floor);
        var read = Milliseconds(_ => reader.Read(Next().Slice, buffer));
        Row("a whole map, reading excluded", whole - read, floor);
        return (table.ToString(), floor);
    }

    public void Dispose()
    {
        renderer.Dispose();
        painter.Dispose();
        reader.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>
    /// One map after the other, around and around: more slices than the NetCDF library keeps inflated.
    /// </summary>
    private MapPlan Next() => plan.Maps[turn++ % plan.Maps.Length];

    /// <summary>The floor: Skia's PNG of a frame in RGBA with filter Sub at level 1. Returns its length.</summary>
    public static int EncodeAlone(SKBitmap frame)
    {
        using var pixels = new SKPixmap(
            frame.Info.WithAlphaType(SKAlphaType.Unpremul),
            frame.GetPixels(),
            frame.RowBytes
        );
        using var encoded = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 1))!;
        return (int)encoded.Size;
    }

    private static int Encode(SKBitmap frame)
    {
        using var encoded = PngEncoder.Encode(frame);
        return encoded.AsSpan().Length;
    }

    private SKBitmap Draw(int index, MapColouring colouring)
    {
        var summary = SliceSummary.Of(slices[index], Quantity.MaskBelow);
        var status = painter.PaintCells(slices[index], colouring, summary.Missing > 0);
        return painter.Finish(captions.Write(Quantity, maps[index], summary, colouring.Display, status, null));
    }

    private double Milliseconds(Action<int> step)
    {
        Stopclock.ProcessorMilliseconds(3, maps.Length, step);
        return Stopclock.ProcessorMilliseconds(Rounds, maps.Length, step);
    }

    private void Row(string name, double milliseconds, double floor, double bytes = 0) =>
        table.Add(
            name,
            Number(milliseconds, "ms"),
            Number(milliseconds / floor),
            bytes > 0 ? Number(bytes / 1000, "kB") : ""
        );
}
