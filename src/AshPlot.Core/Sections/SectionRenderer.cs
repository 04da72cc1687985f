using System.Diagnostics;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Sections;

/// <summary>
/// Draws the sections of a job one after another, as <see cref="MapRenderer"/> draws maps. Not thread-safe: a worker
/// has one.
/// </summary>
internal sealed class SectionRenderer : IDisposable
{
    private readonly DrawingJob job;
    private readonly SliceReader reader;
    private readonly CaptionWriter captions;
    private readonly MapFiles files;

    /// <summary>Prepares to draw; opens no file yet.</summary>
    public SectionRenderer(DrawingJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        this.job = job;
        reader = new SliceReader(job.Run.Files);
        captions = new CaptionWriter(job.Run, job.Options.Title, job.Options.Words, job.Options.Stamp);
        files = new MapFiles(job.OutputFolder, job.WorkingFolder, job.Options.Formats);
    }

    /// <inheritdoc cref="SliceReader.TakeNotes"/>
    public IReadOnlyList<string> TakeNotes() => reader.TakeNotes();

    /// <summary>Draws a section and writes it under its final names, one for each format.</summary>
    /// <param name="map">The section.</param>
    /// <param name="remark">What a reader must know before all else; null where there is nothing.</param>
    /// <exception cref="Errors.UnreadableInputException">A slice cannot be read.</exception>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written; none is left.</exception>
    public DrawnMap Draw(MapPlan map, string? remark)
    {
        ArgumentNullException.ThrowIfNull(map);
        var start = Stopwatch.GetTimestamp();
        var plan = job.Quantities[map.Quantity];
        var route = job.Options.Section!;
        var section = SectionValues.Read(reader, plan.Description, route, map.Slice.Parts);
        var inside = section.Inside();
        var summary = SliceSummary.Of(inside, plan.MaskBelow);
        var colouring = (ClassColouring)Colourings.For(plan, job.Options, null, summary);
        var colours = colouring.Colours();
        var status =
            summary.Max is null ? MapStatus.NoData
            : Array.Exists(inside, value => colours.Of(value) >> 24 > 0) ? MapStatus.Done
            : MapStatus.Empty;
        var texts = captions.Write(plan, map, summary, colouring.Display, status);
        if (remark is not null)
            texts = texts with { FootLeft = CaptionWriter.Join([remark, texts.FootLeft]) };
        using var picture = new SectionPicture(job.Options, section, route, colouring, texts, captions.Run.Facts);
        using var encoded = files.Encode(picture, map.Path, []);
        var written = files.Write(encoded);
        return new DrawnMap(
            written,
            status,
            summary.Min,
            summary.Max,
            section.Coverage,
            summary.Missing,
            Stopwatch.GetElapsedTime(start).TotalMilliseconds
        );
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();
}
