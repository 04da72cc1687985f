namespace AshPlot.Cli.StartMethods;

/// <summary>
/// A type whose initialiser notes the process that it ran in. That it reads a file keeps a compiler from running it ahead of
/// time.
/// </summary>
internal static class InitialiserWitness
{
    static InitialiserWitness() => Process = ProcessFacts.Id();

    /// <summary>The process in which the type was initialised.</summary>
    public static int Process { get; }
}
