using System.Text;
using AshPlot.Shared;

namespace AshPlot.Workers.Launching;

/// <summary>
/// The folder of one worker's socket, which lives from the worker's start until it is connected, or of one file that
/// stands for shared memory. Its name tells whose it is, so that what a killed parent has left can be removed at the
/// next start: <c>ashplot-w-MARK-RANDOM</c>, MARK being the parent's <see cref="ProcessMark"/>.
/// </summary>
internal sealed class EndpointFolder : IDisposable
{
    private const string Prefix = "ashplot-w-";
    private const int LongestSocketPath = 107; // sockaddr_un.sun_path holds 108 bytes, the last one zero
    private const string EntryName = "s";
    private static readonly string OwnPrefix = $"{Prefix}{ProcessMark.Own}-";

    private readonly string parent;
    private readonly string name;

    private EndpointFolder(string parent, string name) => (this.parent, this.name) = (parent, name);

    /// <summary>The one thing that may be in it.</summary>
    public string EntryPath => Path.Combine(parent, name, EntryName);

    /// <summary>Makes a folder that only this user may enter.</summary>
    /// <exception cref="WorkerStartException">There is no place for one.</exception>
    public static EndpointFolder Create()
    {
        // Guid and not RandomNumberGenerator, which would load OpenSSL into the process for 8 bytes.
        var name = OwnPrefix + Guid.NewGuid().ToString("N")[..8];
        var reason = "there is no folder in which others cannot replace it";
        foreach (var parent in TemporaryFolders.Find())
        {
            var folder = new EndpointFolder(parent, name);
            if (Encoding.UTF8.GetByteCount(folder.EntryPath) > LongestSocketPath)
            {
                reason = $"'{parent}' is too long (a socket's path has at most {LongestSocketPath} bytes)";
                continue;
            }

            try
            {
                using var held = HeldFolder.Open(parent);
                using var made = held.Make(name, isPrivate: true);
                if (made.Status is null or { IsOwn: true, OthersMayEnter: false })
                    return folder;
                reason = $"'{Path.Combine(parent, name)}' is another user's";
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                reason = $"'{parent}' cannot be written";
            }
        }

        throw new WorkerStartException(
            $"Cannot create a folder for a worker's socket: {reason}; {TemporaryFolders.Advice}"
        );
    }

    /// <summary>
    /// Removes what parents that no longer live have left: own folders with nothing but their one entry, by their
    /// descriptors.
    /// </summary>
    public static void RemoveLeftovers()
    {
        foreach (var parent in TemporaryFolders.Find())
        {
            Quietly(() =>
            {
                foreach (
                    var found in Directory
                        .GetDirectories(parent, Prefix + ProcessMark.Host + "*")
                        .Select(path => Path.GetFileName(path))
                )
                {
                    var mark = found[Prefix.Length..];
                    if (ProcessMark.IsOfTheDead(mark[..mark.LastIndexOf('-')]))
                        Quietly(() => Remove(parent, found));
                }
            });
        }
    }

    public void Dispose()
    {
        try
        {
            Remove(parent, name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Gone already.
        }
    }

    private static void Remove(string parent, string name)
    {
        using var held = HeldFolder.Open(parent);
        using (var folder = held.Enter(name))
        {
            if (folder.Status is { IsOwn: false } or { OthersMayEnter: true })
                return;
            File.Delete(folder.PathOf(EntryName));
        }

        held.RemoveIfEmpty(name);
    }

    /// <summary>Tidying up must not keep a pool from starting.</summary>
    private static void Quietly(Action tidyUp)
    {
        try
        {
            tidyUp();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A link or another user's, or removed by another pool this moment.
        }
    }
}
