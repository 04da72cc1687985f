namespace AshPlot.Workers.Dummy;

/// <summary>
/// A program that starts workers and whose Main does not call <see cref="WorkerHost.TryRun"/> for them. Notes each
/// process that runs it, and ends by itself where there are more than a test can have meant.
/// </summary>
internal static class ForgetfulParent
{
    /// <summary>Names the file in which the processes are noted.</summary>
    public const string NotesVariable = "DUMMY_FORGETFUL_NOTES";

    private const int MostProcesses = 8;

    public static async Task<int> RunAsync()
    {
        var notes = Environment.GetEnvironmentVariable(NotesVariable)!;
        await File.AppendAllTextAsync(notes, $"{Environment.ProcessId}\n");
        if ((await File.ReadAllLinesAsync(notes)).Length > MostProcesses)
            return 0;
        await using var pool = WorkerPool.Start(
            new WorkerPoolOptions { Workers = 2, Program = new WorkerProgram(Environment.ProcessPath!, ["forgetful"]) }
        );
        Console.WriteLine(await pool.RunAsync(Kinds.Echo, "served"));
        return 0;
    }
}
