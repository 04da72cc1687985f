using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.Compression;
using AshPlot.Core.Output;
using AshPlot.Core.Units;
using AshPlot.Rendering.Tasks;

namespace AshPlot.Cli.Analysing;

/// <summary>
/// Analyses one run after another with one pool: describes it, has workers read its slices, and sums up.
/// </summary>
internal sealed class AnalyseStep(WorkSession session, ThresholdValue threshold, OutputFolder output)
{
    private int count;

    /// <summary>Analyses a run.</summary>
    /// <exception cref="AshPlotException">It cannot be read, or has no air concentration.</exception>
    public async Task<RunAnalysis> RunAsync(RunFolder folder)
    {
        var key = $"run-{++count}";
        // What is decoded of one run is removed before the next is read.
        var decoded = Path.Combine(output.DecodedPlanes, key);
        try
        {
            // The first worker starts meanwhile.
            var jobs = ReadingTasks.Analyse.Jobs(session.Pool);
            var run = await session
                .DescribeAsync(
                    InputFiles.Resolve(folder.Inputs, warning => session.Log.Warning("{Warning}", warning)),
                    decoded
                )
                .ConfigureAwait(false);
            var plan = AnalysisPlan.For(run, threshold);
            jobs.Set(key, plan.Job());
            var requests = plan
                .Quantities.SelectMany(
                    (quantity, index) =>
                        quantity.Slices.Select(slice => new SliceRequest(0, index, slice) { Job = key })
                )
                .ToArray();
            var found = new List<(int, SliceAnalysis)>();
            await session
                .EachAsync(
                    ReadingTasks.Analyse.Kind,
                    requests,
                    request => run.FileOf(request.Slice),
                    (request, slice) => found.Add((request.Quantity, slice))
                )
                .ConfigureAwait(false);
            jobs.TryRemove(key, out _);
            var title = string.IsNullOrWhiteSpace(run.Title)
                ? Path.GetFileNameWithoutExtension(CompressedFile.PlainPath(run.Files[0].Path) ?? run.Files[0].Path)
                : run.Title;
            return RunAnalysis.Of(folder.Name ?? title, plan, found);
        }
        finally
        {
            if (Directory.Exists(decoded))
                Directory.Delete(decoded, recursive: true);
        }
    }
}
