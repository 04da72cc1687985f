namespace AshPlot.Shared;

/// <summary>
/// The folders that short-lived files may lie in. The environment is not to be trusted with them: <c>su</c> keeps
/// XDG_RUNTIME_DIR and TMPDIR of the user who calls it, who could then put others in the place of root's files.
/// </summary>
internal static class TemporaryFolders
{
    private const uint Root = 0;

    // Files of users that a user namespace (a rootless container) does not map belong to this one: there root's cannot
    // be told apart.
    private static readonly uint? Unmapped = OperatingSystem.IsLinux() ? UnmappedUser() : null;

    /// <summary>What to do where there is none.</summary>
    public const string Advice = "set TMPDIR to a folder of your own that nobody else can write";

    /// <summary>
    /// XDG_RUNTIME_DIR, TMPDIR and /tmp, in this order, without those that do not exist, are relative, or in which
    /// another user could replace a file; by paths without links.
    /// </summary>
    public static IEnumerable<string> Find()
    {
        if (OperatingSystem.IsWindows())
            return [Path.GetTempPath()];
        return new[]
        {
            Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR"),
            Environment.GetEnvironmentVariable("TMPDIR"),
            "/tmp",
        }
            .Select(Safe)
            .OfType<string>()
            .Distinct();
    }

    /// <summary>The path of the folder without links, if it is safe; else null.</summary>
    private static string? Safe(string? folder)
    {
        if (folder is null || !Path.IsPathRooted(folder) || !Directory.Exists(folder))
            return null;
        if (!OperatingSystem.IsLinux())
            return folder;
        try
        {
            using var held = HeldFolder.Open(folder);
            var path = held.RealPath;
            // From the top: what is in a folder that nobody else can change is then still the same.
            var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            return Enumerable.Range(0, parts.Length + 1).All(count => IsSafe("/" + string.Join('/', parts[..count])))
                ? path
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsSafe(string folder) =>
        FileStatus.Of(folder) is { IsFolder: true } status
        && (status.IsOwn || status.Owner == Root || status.Owner == Unmapped)
        && (!status.OthersMayWrite || status.IsSticky);

    private static uint? UnmappedUser()
    {
        try
        {
            // "0 0 4294967295": every user is mapped to itself, as outside of namespaces.
            var map = File.ReadAllText("/proc/self/uid_map")
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return map is ["0", "0", "4294967295"]
                ? null
                : uint.Parse(File.ReadAllText("/proc/sys/kernel/overflowuid"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }
}
