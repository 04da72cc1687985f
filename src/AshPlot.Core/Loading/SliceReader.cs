using System.Collections.Immutable;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>
/// Reads slices of a run into a caller's buffer: opens the files it needs and keeps the last ones open, the members of
/// an ensemble among them. Not thread-safe: one caller at a time, as the NetCDF library demands.
/// </summary>
internal sealed class SliceReader(IReadOnlyList<SourceFile> files) : IDisposable
{
    private const int MostOpenFiles = 32;

    private readonly List<(int File, IPlaneSource Source)> open = [];
    private readonly HashSet<string> noted = [];
    private readonly List<string> notes = [];
    private readonly SliceReducer reducer = new();
    private readonly List<NearestCells> regrids = [];
    private float[] term = [];

    /// <summary>Reads one slice.</summary>
    /// <param name="slice">The slice; its terms are summed or reduced.</param>
    /// <param name="destination">Receives [latitude, longitude] values in the order of the grid; missing is
    /// NaN.</param>
    /// <exception cref="Errors.UnreadableInputException">A plane cannot be read.</exception>
    public void Read(SliceDescription slice, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(slice);
        if (slice.Reduction is { } reduction)
        {
            Reduce(slice.Terms, reduction, destination);
            ClearOutside(slice.Terms, destination);
            return;
        }

        Sum(slice.Terms.AsSpan(), destination);
    }

    /// <summary>Makes missing what lies outside the grid of any of the terms, of which nothing is known.</summary>
    public void ClearOutside(ImmutableArray<PlaneTerm> terms, Span<float> values)
    {
        foreach (
            var plane in terms.Where(plane => plane.Regrid is not null).DistinctBy(plane => (plane.File, plane.Regrid))
        )
            NearestOf(plane)!.ClearOutside(values);
    }

    /// <summary>
    /// What the user should know of the values read since the last call, one sentence each, every one once.
    /// </summary>
    public IReadOnlyList<string> TakeNotes()
    {
        notes.AddRange(open.Select(entry => entry.Source.Note).OfType<string>().Where(noted.Add));
        if (notes.Count == 0)
            return [];
        string[] taken = [.. notes];
        notes.Clear();
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, source) in open)
            source.Dispose();
        open.Clear();
    }

    private void Sum(ReadOnlySpan<PlaneTerm> terms, Span<float> destination)
    {
        for (var index = 0; index < terms.Length; index++)
        {
            var plane = terms[index];
            if (index == 0)
            {
                ReadPlane(plane, destination);
                Scale(destination, plane.Factor);
                continue;
            }

            var addend = ReadTerm(plane, destination.Length);
            for (var cell = 0; cell < destination.Length; cell++)
            {
                // A cell that one term lacks has the sum of the others: HYSPLIT stores cells without ash as missing.
                var value = addend[cell];
                if (!float.IsNaN(value))
                    destination[cell] = (float)(
                        (float.IsNaN(destination[cell]) ? 0 : destination[cell]) + (value * plane.Factor)
                    );
            }
        }
    }

    private Span<float> ReadTerm(PlaneTerm plane, int length)
    {
        if (term.Length < length)
            term = new float[length];
        var values = term.AsSpan(0, length);
        ReadPlane(plane, values);
        return values;
    }

    private void ReadPlane(PlaneTerm plane, Span<float> destination)
    {
        var source = SourceOf(plane.File);
        if (NearestOf(plane) is not { } nearest)
        {
            source.Read(plane, destination);
            return;
        }

        source.Read(plane, nearest.Stored());
        nearest.Apply(destination);
    }

    /// <summary>
    /// Where the cells of a term come from that goes through a change of grid; null for any other. Files often share
    /// it.
    /// </summary>
    private NearestCells? NearestOf(PlaneTerm plane)
    {
        if (plane.Regrid is not { } number)
            return null;
        var regrid = files[plane.File].Regrids[number];
        if (regrids.Find(known => known.IsFor(regrid)) is not { } found)
            regrids.Add(found = new NearestCells(regrid));
        return found;
    }

    private void Reduce(ImmutableArray<PlaneTerm> terms, SliceReduction reduction, Span<float> destination)
    {
        if (reduction.Groups.IsDefaultOrEmpty)
        {
            reducer.Reduce(
                reduction,
                terms.Length,
                (index, values) => Sum(terms.AsSpan(index, 1), values),
                destination
            );
            return;
        }

        var begins = new int[reduction.Groups.Length];
        for (var group = 1; group < begins.Length; group++)
            begins[group] = begins[group - 1] + reduction.Groups[group - 1];
        reducer.Reduce(
            reduction,
            begins.Length,
            (index, values) => Sum(terms.AsSpan(begins[index], reduction.Groups[index]), values),
            destination
        );
    }

    private static void Scale(Span<float> values, double factor)
    {
        if (factor == 1)
            return;
        for (var cell = 0; cell < values.Length; cell++)
            values[cell] = (float)(values[cell] * factor);
    }

    private IPlaneSource SourceOf(int file)
    {
        var position = open.FindIndex(entry => entry.File == file);
        if (position >= 0)
        {
            var found = open[position];
            if (position != open.Count - 1)
            {
                open.RemoveAt(position);
                open.Add(found);
            }

            return found.Source;
        }

        if (open.Count == MostOpenFiles)
        {
            if (open[0].Source.Note is { } note && noted.Add(note))
                notes.Add(note);
            open[0].Source.Dispose();
            open.RemoveAt(0);
        }

        var source = RunFormats.Open(files[file]);
        open.Add((file, source));
        return source;
    }
}
