using AshPlot.Workers;

namespace AshPlot.Fuzz;

/// <summary>Reads damaged NetCDF in worker processes, as ashplot does: libnetcdf may crash, and nobody else may.</summary>
/// <param name="files">The damaged files.</param>
/// <param name="program">The program whose Main serves <see cref="FuzzWorker.Registry"/>.</param>
/// <param name="timeLimit">A worker that takes longer is replaced.</param>
public sealed class NetCdfFuzzer(DamagedFiles files, WorkerProgram program, TimeSpan timeLimit)
{
    /// <summary>Reads the files of these numbers and yields how each ended, in the order in which they end.</summary>
    /// <param name="numbers">Numbers of mutations.</param>
    /// <param name="cancellation">Ends early, between files.</param>
    public async IAsyncEnumerable<FuzzResult> RunAsync(
        IEnumerable<int> numbers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-fuzz-");
        try
        {
            var pool = WorkerPool.Start(new WorkerPoolOptions
            {
                Workers = WorkerCount.Automatic(), Program = program, TaskTimeout = timeLimit, Retries = 0,
            });
            await using (pool.ConfigureAwait(false))
            {
                var paths = numbers.TakeWhile(_ => !cancellation.IsCancellationRequested).Select(number => Write(folder.FullName, number));
                await foreach (var outcome in pool.MapUnorderedAsync(FuzzWorker.ReadFile, paths, CancellationToken.None).ConfigureAwait(false))
                {
                    var number = int.Parse(Path.GetFileNameWithoutExtension(outcome.Argument), System.Globalization.CultureInfo.InvariantCulture);
                    File.Delete(outcome.Argument);
                    yield return new FuzzResult(files.Kind, number, Verdict(outcome));
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Write(string folder, int number)
    {
        var path = Path.Combine(folder, $"{number}.nc");
        File.WriteAllBytes(path, files.Make(number));
        return path;
    }

    private static FuzzVerdict Verdict(TaskOutcome<string, FuzzVerdict> outcome) => outcome.Error switch
    {
        null => outcome.Result!,
        WorkerDiedException died => new FuzzVerdict(FuzzOutcome.Crashed, $"{died.Exit}"),
        TaskTimeoutException => new FuzzVerdict(FuzzOutcome.TimedOut, "took too long"),
        var error => new FuzzVerdict(FuzzOutcome.Failed, error.ToString()),
    };
}
