using System.Text;

namespace AshPlot.Workers.Launching;

/// <summary>
/// The folder of one worker's socket, which lives from the worker's start until it is connected. Its name tells whose it is,
/// so that what a killed parent has left can be removed at the next start: <c>ashplot-w-MARK-RANDOM</c>, MARK being the
/// parent's <see cref="ProcessMark"/>.
/// </summary>
internal sealed class EndpointFolder : IDisposable
{
    private const string Prefix = "ashplot-w-";
    private const int LongestSocketPath = 107; // sockaddr_un.sun_path holds 108 bytes, the last one zero
    private const string SocketName = "s";
    private static readonly string OwnPrefix = $"{Prefix}{ProcessMark.Own}-";

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
        foreach (var parent in ParentFolders().Where(Directory.Exists))
        {
            try
            {
                foreach (var found in Directory.EnumerateDirectories(parent, Prefix + ProcessMark.Host + "*"))
                {
                    var name = Path.GetFileName(found)[Prefix.Length..];
                    if (ProcessMark.IsOfTheDead(name[..name.LastIndexOf('-')]))
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
}
