using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Fuzz;

/// <summary>
/// Takes one file through what <c>ashplot render</c> does before it draws: recognise, describe, merge, plan, read
/// slices.
/// </summary>
public sealed class FileTrial
{
    /// <summary>
    /// What describing may allocate beyond a hundred times the file: two axes of the longest lengths that are believed,
    /// and one dense plane. A header that claims a billion cells is far beyond.
    /// </summary>
    private const long AllowedBytes = 600L << 20;

    /// <summary>
    /// Planes of more cells than this together are not read one by one: it proves nothing and takes minutes.
    /// </summary>
    private const long MostCells = 1L << 27;

    private float[] values = [];

    /// <summary>Reads the file as far as it can be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="decodedFolder">Folder for decoded planes, or null to parse text again at reading.</param>
    public FuzzVerdict Run(string path, string? decodedFolder)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var run = RunMerger.Merge([
                RunFormats.Describe(path, new LoadOptions { DecodedPlanesFolder = decodedFolder }),
            ]);
            var plan = RunPlanner.Plan(run, new MapOptions());
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > AllowedBytes + (100 * new FileInfo(path).Length))
                return new FuzzVerdict(FuzzOutcome.OverMemory, $"describing it allocated {allocated >> 20} MB");
            if (plan.Maps.FirstOrDefault(map => !IsSafe(map.Path)) is { } unsafeMap)
                return FuzzVerdict.Unhandled($"a map would be called '{unsafeMap.Path}'");
            if (
                run.Warnings.Concat(plan.Warnings).FirstOrDefault(warning => !FuzzVerdict.IsOneLine(warning)) is
                { } warning
            )
                return FuzzVerdict.Unhandled($"a warning is not one line: {warning}");
            ReadSlices(plan);
            return FuzzVerdict.Accepted;
        }
        catch (UnwritableOutputException error)
        {
            return FuzzVerdict.Unhandled(error.ToString());
        }
        catch (AshPlotException error)
        {
            return FuzzVerdict.Refused(error.Message);
        }
        catch (Exception error)
        {
            // What a fuzzer is for: whatever is thrown beside the typed errors is a finding.
            return FuzzVerdict.Unhandled(error.ToString());
        }
    }

    private void ReadSlices(RunPlan plan)
    {
        using var reader = new SliceReader(plan.Run.Files);
        var read = 0L;
        foreach (var map in plan.Maps)
        {
            var quantity = plan.Quantities[map.Quantity];
            var count = quantity.Description.Grid.CellCount;
            if ((read += count) > MostCells)
                return;
            if (values.Length < count)
                values = new float[count];
            reader.Read(map.Slice, values.AsSpan(0, count));
            SliceSummary.Of(values.AsSpan(0, count), quantity.MaskBelow);
        }
    }

    /// <summary>True for relative paths of plain names, none of which a file's text has chosen freely.</summary>
    private static bool IsSafe(string path) =>
        path.Split('/')
            .All(name =>
                name.Length is > 0 and < 240
                && name[0] != '.'
                && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '+')
            );
}
