using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;
using SkiaSharp;

namespace AshPlot.Rendering;

/// <summary>
/// The output of one model run: what it contains, its values, and its maps. Values are read and single maps are drawn
/// in this process; <see cref="RenderPlan.RenderAsync"/> draws many with worker processes. Members may be called from
/// any thread; reading and drawing take turns. Disposing removes temporary files.
/// </summary>
public sealed class ModelRun : IDisposable
{
    private readonly Lock gate = new();
    private readonly OutputFolder temporary;
    private SliceReader? reader;
    private (MapOptions Options, RenderPlan Plan, MapRenderer Renderer)? drawing;

    private ModelRun(IReadOnlyList<string> files, LoadOptions load, RunDescription description, OutputFolder temporary)
    {
        (Files, Load, Description, this.temporary) = (files, load, description, temporary);
        Quantities = RunQuantity.Of(RenderRun.PlanOf(description, new MapOptions()));
    }

    /// <summary>The model: <c>name</c>, <c>fall3d</c>, <c>hysplit</c>, ...</summary>
    public string Model => Description.Model;

    /// <summary>The title that the files give the run; null where they give none.</summary>
    public string? Title => Description.Title;

    /// <summary>The files, each as its input was given.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What the files say of the whole run, by name.</summary>
    public IReadOnlyDictionary<string, string> Attributes => Description.Attributes;

    /// <summary>What a reader should know of the files, one sentence each.</summary>
    public IReadOnlyList<string> Warnings => Description.Warnings;

    /// <summary>The quantities that can be drawn.</summary>
    public IReadOnlyList<RunQuantity> Quantities { get; }

    internal LoadOptions Load { get; }

    internal RunDescription Description { get; }

    /// <summary>Opens a run: reads what its files contain, not yet their values.</summary>
    /// <param name="input">A file, a folder, or a pattern with <c>*</c>, <c>?</c> or <c>[...]</c>.</param>
    /// <param name="options">How files are read; null for the defaults.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="Core.Errors.AshPlotException">An input is missing or damaged, or holds nothing that can be
    /// drawn.</exception>
    public static Task<ModelRun> OpenAsync(
        string input,
        LoadOptions? options = null,
        CancellationToken cancellation = default
    ) => OpenAsync([input], options, cancellation);

    /// <summary>Opens a run that lies in several files, folders or patterns.</summary>
    /// <param name="inputs">The inputs; together they are one run.</param>
    /// <inheritdoc cref="OpenAsync(string, LoadOptions?, CancellationToken)"/>
    /// <param name="options">How files are read; null for the defaults.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<ModelRun> OpenAsync(
        IReadOnlyList<string> inputs,
        LoadOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        var files = InputFiles.Resolve(inputs);
        var load = options ?? new LoadOptions();
        var temporary = OutputFolder.CreateTemporary(ProcessMark.Own);
        try
        {
            var threads = new WorkerPoolOptions
            {
                Workers = WorkerCount.Automatic(),
                StartMethod = StartMethod.Threads,
            };
            var decoding = load with { DecodedPlanesFolder = temporary.DecodedPlanes };
            var description = await RunDescriber
                .DescribeAsync(files, decoding, threads, RenderLog.None, cancellation)
                .ConfigureAwait(false);
            return new ModelRun(files, load, description, temporary);
        }
        catch
        {
            temporary.Dispose();
            throw;
        }
    }

    /// <summary>Chooses and names the maps of the run.</summary>
    /// <param name="options">Which maps, and how they look; null for all, with the defaults.</param>
    /// <exception cref="Core.Errors.InvalidOptionException">An option cannot be used, or selects what the run does not
    /// have.</exception>
    public RenderPlan Plan(MapOptions? options = null)
    {
        options ??= new MapOptions();
        options.Check();
        return new RenderPlan(this, options, RenderRun.PlanOf(Description, options));
    }

    /// <summary>Reads the values of a slice.</summary>
    /// <exception cref="Core.Errors.UnreadableInputException">They cannot be read.</exception>
    public SliceValues Read(RunSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var values = new float[slice.Quantity.Grid.CellCount];
        lock (gate)
        {
            reader ??= new SliceReader(Description.Files);
            reader.Read(slice.Description, values);
        }

        return new SliceValues(values, slice.Quantity.Grid);
    }

    /// <summary>
    /// Draws the map of a slice in this process, with a colour scale of its own unless the options give its ends.
    /// </summary>
    /// <param name="slice">The slice.</param>
    /// <param name="options">How the map looks; null for the defaults.</param>
    /// <returns>The picture, which belongs to the caller.</returns>
    /// <exception cref="Core.Errors.AshPlotException">The slice cannot be read, or an option cannot be
    /// used.</exception>
    public SKBitmap Draw(RunSlice slice, MapOptions? options = null) =>
        Draw(slice, options, static map => map.Pixels.Copy());

    /// <summary>Draws the map of a slice in this process, in the first of the formats of the options.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="destination">Receives the file; stays open.</param>
    /// <param name="options">How the map looks; null for the defaults.</param>
    /// <exception cref="Core.Errors.AshPlotException">The slice cannot be read, or an option cannot be
    /// used.</exception>
    public void Draw(RunSlice slice, Stream destination, MapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        options ??= new MapOptions();
        var format = Core.Drawing.Formats.MapFormats.Find(options.Formats[0]);
        Draw(slice, options, map =>
        {
            format.Write(map, destination);
            return true;
        });
    }

    /// <summary>Removes temporary files.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            drawing?.Renderer.Dispose();
            drawing = null;
            reader?.Dispose();
            reader = null;
        }

        temporary.Dispose();
    }

    private T Draw<T>(RunSlice slice, MapOptions? options, Func<Core.Drawing.Formats.IFinishedMap, T> finish)
    {
        ArgumentNullException.ThrowIfNull(slice);
        options ??= new MapOptions();
        lock (gate)
        {
            var (plan, renderer) = RendererFor(options);
            var map = plan.Find(slice);
            var grid = slice.Quantity.Grid;
            using var read = renderer.Read(map);
            var scan = renderer.ScanFor(map.Quantity);
            if (scan is not null)
                renderer.Measure(map.Quantity, map.Slice, scan);
            var ash = scan?.Cover();
            var extent =
                ash is not null && options is { Zoom: MapZoom.Plume, Limits: null }
                    ? MapExtent.OfPlume(ash, [grid], options)
                    : MapExtent.Of(grid, options, ash);
            return renderer.Finish(map, read, sharedScale: null, extent, remark: null, (finished, _, _, _) =>
                finish(finished)
            );
        }
    }

    /// <summary>The renderer of the call before serves again where the options are the same.</summary>
    private (RenderPlan Plan, MapRenderer Renderer) RendererFor(MapOptions options)
    {
        if (drawing is { } known && known.Options == options)
            return (known.Plan, known.Renderer);
        var plan = Plan(options with { Quantities = [], Levels = [], Times = [], Panels = null });
        drawing?.Renderer.Dispose();
        drawing = null;
        var renderer = new MapRenderer(DrawingJob.For(plan.Maps, options, outputFolder: "", workingFolder: ""));
        drawing = (options, plan, renderer);
        return (plan, renderer);
    }
}
