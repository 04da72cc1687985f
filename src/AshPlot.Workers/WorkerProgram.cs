namespace AshPlot.Workers;

/// <summary>The executable whose Main calls <see cref="WorkerHost.TryRun"/>: by default the running program itself.</summary>
/// <param name="FileName">The program to start.</param>
/// <param name="Arguments">What stands before the worker's hidden verb, such as the path of an assembly after <c>dotnet</c>.</param>
public sealed record WorkerProgram(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Added to the environment of each worker; a null value removes the variable. Also overrides the pool's own settings,
    /// which keep a worker to few threads (workstation garbage collection without a background thread, one thread for OpenMP
    /// and OpenBLAS) and without the runtime's diagnostics, whose socket in the temp folder a killed process would leave
    /// behind: set <c>DOTNET_EnableDiagnostics</c> to 1 to attach a debugger to a worker.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The running program: its executable, or <c>dotnet</c> with the entry assembly where it was started so.</summary>
    public static WorkerProgram Self { get; } = FindSelf();

    private static WorkerProgram FindSelf()
    {
        var path = System.Environment.ProcessPath ?? throw new WorkerStartException("The path of the running program is not known.");
        var startedByHost = Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new WorkerProgram(path, startedByHost ? [Path.GetFullPath(System.Environment.GetCommandLineArgs()[0])] : []);
    }
}
