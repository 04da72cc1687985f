using AshPlot.Workers;

namespace AshPlot.Fuzz;

/// <summary>What a worker of the fuzzer does.</summary>
public static class FuzzWorker
{
    /// <summary>What a worker may grow to: runtime, libraries, the largest plane that is believed (256 MB) and a sum of two.</summary>
    private const long MostResidentBytes = 1200L << 20;

    /// <summary>Reads one file as far as it can be read.</summary>
    public static TaskKind<string, FuzzVerdict> ReadFile { get; } =
        new("read-file", FuzzJson.Default.String, FuzzJson.Default.FuzzVerdict);

    /// <summary>The registry of every worker.</summary>
    public static WorkerRegistry Registry() => new WorkerRegistry().Add(ReadFile, (path, _) => Read(path));

    private static FuzzVerdict Read(string path)
    {
        PeakMemory.TryReset();
        var verdict = new FileTrial().Run(path, decodedFolder: null);
        return verdict.Outcome != FuzzOutcome.Failed && PeakMemory.Bytes() is var peak && peak > MostResidentBytes
            ? new FuzzVerdict(FuzzOutcome.Failed, $"the worker took {peak >> 20} MB")
            : verdict;
    }
}
