using System.Globalization;
using System.Text;

namespace AshPlot.Workers.Launching;

/// <summary>
/// The folder of one worker's socket, which lives from the worker's start until it is connected. Its name tells whose it is,
/// so that what a killed parent has left can be removed at the next start: <c>ashplot-w-HOST-PID-START-RANDOM</c>, HOST
/// being of machine and process-id namespace (temp folders may be shared by machines and containers), START the
/// parent's start time (process ids come round again).
/// </summary>
internal sealed class EndpointFolder : IDisposable
{
    private const string Prefix = "ashplot-w-";
    private const int LongestSocketPath = 107; // sockaddr_un.sun_path holds 108 bytes, the last one zero
    private const string SocketName = "s";
    private static readonly string HostMark = Hash(
        Environment.MachineName + (OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget : ""));

    // After HostMark: static members are set in the order in which they stand here.
    private static readonly string OwnPrefix =
        $"{Prefix}{HostMark}-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{StartOf(Environment.ProcessId)}-";

    private readonly string path;

    private EndpointFolder(string path) => this.path = path;

    public string SocketPath => Path.Combine(path, SocketName);

    public static EndpointFolder Create()
    {
        // Guid and not RandomNumberGenerator, which would load OpenSSL into the process for 8 bytes.
        var name = OwnPrefix + Guid.NewGuid().ToString("N")[..8];
        foreach (var parent in ParentFolders())
        {
            var folder = new EndpointFolder(Path.Combine(parent, name));
            if (Encoding.UTF8.GetByteCount(folder.SocketPath) > LongestSocketPath)
                continue;
            try
            {
                if (OperatingSystem.IsWindows())
                    Directory.CreateDirectory(folder.path);
                else
                    Directory.CreateDirectory(folder.path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                return folder;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Such as a runtime folder of another user, left in the environment by su: the next one will do.
            }
        }

        throw new WorkerStartException($"No folder for a worker's socket can be made: {string.Join(", ", ParentFolders())} " +
            $"cannot be written or are too long (a socket's path has at most {LongestSocketPath} bytes). Set TMPDIR.");
    }

    /// <summary>Removes what parents that no longer live have left.</summary>
    public static void RemoveLeftovers()
    {
        var host = Prefix + HostMark + "-";
        foreach (var parent in ParentFolders().Where(Directory.Exists))
        {
            try
            {
                foreach (var found in Directory.EnumerateDirectories(parent, host + "*"))
                {
                    if (Path.GetFileName(found)[host.Length..].Split('-') is [var pid, var started, _] &&
                        int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var owner) && StartOf(owner) != started)
                        new EndpointFolder(found).Dispose();
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another user's, or removed by another pool this moment. Tidying up must not keep a pool from starting.
            }
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already.
        }
    }

    private static IEnumerable<string> ParentFolders()
    {
        if (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime)
            yield return runtime;
        yield return Path.GetTempPath();
        if (!OperatingSystem.IsWindows())
            yield return "/tmp";
    }

    /// <summary>Field 22 of /proc/PID/stat, in clock ticks since boot; empty for a process that does not exist.</summary>
    private static string StartOf(int processId)
    {
        if (!OperatingSystem.IsLinux())
            return System.Diagnostics.Process.GetProcesses().Any(process => process.Id == processId) ? "0" : "";
        try
        {
            var status = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat");
            // The second field, the name in brackets, may itself hold blanks and brackets.
            return status[(status.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>FNV-1a: short and the same in every process, which string.GetHashCode is not.</summary>
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ value) * 16777619u;
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
