using System.Collections.Immutable;
using AshPlot.Core.Colours;
using AshPlot.Core.Contours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Exporting;

/// <summary>Exports slices of a job one after another. Not thread-safe: a worker has one.</summary>
internal sealed class SliceExporter : IDisposable
{
    private readonly ExportJob job;
    private readonly SliceReader reader;
    private readonly RunWords words;
    private float[] buffer = [];

    /// <summary>Prepares to export; opens no file yet.</summary>
    public SliceExporter(ExportJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        this.job = job;
        words = new RunWords(job.Run, stamp: job.Options.Stamp);
        reader = new SliceReader(job.Run.Files);
    }

    /// <summary>Writes a slice in every format of the job.</summary>
    /// <param name="map">The map of the slice.</param>
    /// <param name="sharedScale">The scale that all maps of the quantity share, or null for the slice's own.</param>
    /// <param name="remark">What a reader must know before all else; null where there is nothing.</param>
    /// <returns>Paths relative to the output folder, with <c>/</c>.</returns>
    /// <exception cref="Errors.UnreadableInputException">The slice cannot be read.</exception>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written, or the slice cannot be put into its
    /// format.</exception>
    public ImmutableArray<string> Export(MapPlan map, ColourScale? sharedScale, string? remark = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        var plan = job.Quantities[map.Quantity];
        var cells = plan.Description.Grid.CellCount;
        if (buffer.Length < cells)
            buffer = new float[cells];
        reader.Read(map.Slice, buffer.AsSpan(0, cells));
        var summary = SliceSummary.Of(buffer.AsSpan(0, cells), plan.MaskBelow);
        var colouring = Colourings.For(plan, job.Options, sharedScale, summary);
        var slice = new ExportedSlice(plan, map, colouring, summary, buffer.AsMemory(0, cells))
        {
            Remark = remark,
            Facts = words.Facts,
            Sites = words.Sites,
            Volcano = words.Volcano,
            Overlays = job.Options.Overlays,
            Contours =
                job.Options.Contours == ContourLines.None
                    ? []
                    :
                    [
                        .. ContourLine.Of(
                            plan.Description.Grid,
                            buffer.AsSpan(0, cells),
                            colouring.Contours(),
                            job.Options.Contours == ContourLines.Smooth
                        ),
                    ],
        };
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var export in job.Exports.Select(SliceExports.Find))
        {
            if (export.Write(slice) is not { } content)
                continue;
            var path = $"{SliceExports.Folder}/{map.Path}{export.Extension}";
            AtomicFile.WriteBytes(Path.Combine(job.OutputFolder, path), job.WorkingFolder, content);
            paths.Add(path);
        }

        return paths.ToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();
}
