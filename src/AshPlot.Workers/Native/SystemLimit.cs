using System.ComponentModel;

namespace AshPlot.Workers.Native;

/// <summary>
/// Names the limit behind an error of the system, so that its message says what to change. Numbers: errno(3) of Linux.
/// </summary>
internal static class SystemLimit
{
    /// <summary>Why a thread cannot be had.</summary>
    public const string OfThreads =
        "the limit of processes and threads (ulimit -u, or pids.max of the cgroup) or of memory (ulimit -v) is reached";

    private const int TryAgain = 11; // EAGAIN
    private const int NoMemory = 12; // ENOMEM
    private const int SystemFiles = 23; // ENFILE
    private const int ProcessFiles = 24; // EMFILE

    /// <summary>The limit that was reached; null where it was none, or this is no error of the system.</summary>
    public static string? Of(Exception exception) =>
        exception switch
        {
            Win32Exception error => Of(error.NativeErrorCode), // SocketException is one
            IOException error => Of(error.HResult),
            _ => null,
        };

    private static string? Of(int error) =>
        OperatingSystem.IsWindows()
            ? null
            : error switch
            {
                TryAgain => "the limit of processes and threads (ulimit -u, or pids.max of the cgroup) is reached",
                NoMemory => "the limit of memory (ulimit -v, or that of the machine) is reached",
                SystemFiles => "the limit of open files of the whole system (fs.file-max) is reached",
                ProcessFiles => "the limit of open files of this process (ulimit -n) is reached",
                _ => null,
            };
}
