namespace AshPlot.Workers;

/// <summary>How a worker process ended.</summary>
/// <param name="Code">The exit code; for a process ended by a signal 128 plus the signal's number, as shells count. -1
/// where it is not known.</param>
public readonly record struct WorkerExit(int Code)
{
    internal static readonly WorkerExit Unknown = new(-1);

    private static readonly Dictionary<int, string> SignalNames = new()
    {
        [1] = "SIGHUP",
        [2] = "SIGINT",
        [3] = "SIGQUIT",
        [4] = "SIGILL",
        [5] = "SIGTRAP",
        [6] = "SIGABRT",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [9] = "SIGKILL",
        [10] = "SIGUSR1",
        [11] = "SIGSEGV",
        [12] = "SIGUSR2",
        [13] = "SIGPIPE",
        [14] = "SIGALRM",
        [15] = "SIGTERM",
        [24] = "SIGXCPU",
        [25] = "SIGXFSZ",
        [31] = "SIGSYS",
    };

    /// <summary>
    /// The signal that ended the process, or null. .NET reports a signal as an exit code over 128, so a program that
    /// itself exits with such a code is taken for one that was signalled. Always null on Windows.
    /// </summary>
    public int? Signal => !OperatingSystem.IsWindows() && Code is > 128 and <= 128 + 64 ? Code - 128 : null;

    /// <summary>Such as <c>exit code 3</c> or <c>signal 9 (SIGKILL)</c>.</summary>
    public override string ToString() =>
        Signal switch
        {
            { } signal when SignalNames.TryGetValue(signal, out var name) => $"signal {signal} ({name})",
            { } signal => $"signal {signal}",
            null when Code < 0 => "an unknown status",
            null => $"exit code {Code}",
        };
}
