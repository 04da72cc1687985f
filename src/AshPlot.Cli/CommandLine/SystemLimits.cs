using System.Globalization;
using System.Runtime.InteropServices;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// Limits of the shell below which the runtime cannot start its threads or open its files, and would end in an abort at
/// some place that nobody can catch. The script <c>./ashplot</c> has the same numbers, for builds whose runtime does
/// not even start.
/// </summary>
internal static partial class SystemLimits
{
    // Numbers of Linux (asm-generic/resource.h); x64 and arm64 have them alike.
    private const int Processes = 6;
    private const int OpenFiles = 7;
    private const int AddressSpace = 9;

    // Estimates (docs/security.md): a portable build fails with 3 GB and 8 workers, and with 64 files and 2 workers,
    // and works with 6 GB.
    private const ulong LeastProcesses = 64;
    private const ulong LeastOpenFiles = 256;
    private const ulong LeastAddressSpace = 4UL << 30;

    /// <summary>Which limit is too low and what to do, or null where none is.</summary>
    public static string? Problem()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        if (Limit(AddressSpace).Soft is var space && space < LeastAddressSpace)
            return Text("v", space >> 10, " KiB", LeastAddressSpace >> 10, "address space");
        // .NET raises its own limit of open files as far as it may.
        if (Limit(OpenFiles).Hard is var files && files < LeastOpenFiles)
            return Text("n", files, "", LeastOpenFiles, "open files");
        // Root is not bound by it (setrlimit(2), RLIMIT_NPROC).
        return !Environment.IsPrivilegedProcess && Limit(Processes).Soft is var processes && processes < LeastProcesses
            ? Text("u", processes, "", LeastProcesses, "processes and threads")
            : null;
    }

    private static string Text(string letter, ulong limit, string unit, ulong least, string what) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the limit of {what} (ulimit -{letter}) is {limit}{unit}; at least {least}{unit} are needed, more with many workers; raise it"
        );

    private static (ulong Soft, ulong Hard) Limit(int resource)
    {
        Span<ulong> limits = [ulong.MaxValue, ulong.MaxValue];
        return GetLimit(resource, limits) == 0 ? (limits[0], limits[1]) : (ulong.MaxValue, ulong.MaxValue);
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, Span<ulong> limits);
}
