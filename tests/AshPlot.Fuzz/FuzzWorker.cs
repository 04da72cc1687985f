using AshPlot.Workers;

namespace AshPlot.Fuzz;

/// <summary>What a worker of the fuzzer does.</summary>
public static class FuzzWorker
{
    /// <summary>
    /// What a worker may have at most: the memory limit, and what native code can take between two looks at it, 50 ms
    /// apart. More was not ended by the limit.
    /// </summary>
    public const long MostBytes = 2000L << 20;

    /// <summary>Makes one input and tries it.</summary>
    public static TaskKind<FuzzRequest, FuzzVerdict> TryInput { get; } =
        new("try-input", FuzzJson.Default.FuzzRequest, FuzzJson.Default.FuzzVerdict);

    /// <summary>The registry of every worker.</summary>
    public static WorkerRegistry Registry() => new WorkerRegistry().Add(TryInput, (request, _) => Try(request));

    /// <summary>Makes one input and tries it, in this process.</summary>
    /// <param name="request">Which.</param>
    /// <param name="keep">True: the input stays in its folder.</param>
    public static FuzzVerdict Try(FuzzRequest request, bool keep = false)
    {
        var inputs = FuzzClasses.Find(request.Class)!;
        var input = InputOf(request);
        try
        {
            PeakMemory.TryReset();
            var verdict = inputs.Try(input);
            var peak = PeakMemory.Bytes();
            return verdict.Outcome != FuzzOutcome.Unhandled && peak > MostBytes
                ? new FuzzVerdict(FuzzOutcome.OverMemory, $"the worker took {peak >> 20} MB; {verdict.Message}")
                : verdict;
        }
        finally
        {
            if (!keep)
                Directory.Delete(input.Folder, recursive: true);
        }
    }

    /// <summary>What an input is made from, with its folder.</summary>
    internal static FuzzInput InputOf(FuzzRequest request)
    {
        var own = Directory.CreateDirectory(Path.Combine(request.Folder, $"{request.Class}-{request.Number}"));
        var seeds = Directory.CreateDirectory(Path.Combine(request.Folder, "seeds"));
        return new FuzzInput(request.Number, RandomOf(request), own.FullName, seeds.FullName);
    }

    /// <summary>
    /// The generator of a given seed is part of .NET's promises; spread out, so that neighbours have nothing in common.
    /// </summary>
    internal static Random RandomOf(FuzzRequest request)
    {
        var name = request.Class.Aggregate(17u, (hash, letter) => (hash * 31) + letter);
        return new Random(
            unchecked((int)(((((uint)request.Seed * 2_654_435_761) + (uint)request.Number) * 2_246_822_519) ^ name))
        );
    }
}
