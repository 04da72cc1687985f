using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Shared;

/// <summary>
/// A folder held by a descriptor. What is in it is reached through <c>/proc/self/fd</c>, so that a symbolic link which
/// somebody puts in its place leads nowhere else. Where there is no <c>/proc</c> (outside of Linux) it is reached by
/// its path: a link is refused all the same, but not one that is put there after the check.
/// </summary>
internal sealed partial class HeldFolder : IDisposable
{
    private const int PathOnly = 0x200000; // O_PATH: for looking and passing through; it opens neither pipe nor device
    private const int CloseOnExecute = 0x80000; // O_CLOEXEC

    [SupportedOSPlatformGuard("linux")]
    private static readonly bool HasDescriptors = OperatingSystem.IsLinux() && Directory.Exists("/proc/self/fd");

    // O_NOFOLLOW: asm/fcntl.h of these three architectures differs from asm-generic.
    private static readonly int NoFollow = RuntimeInformation.ProcessArchitecture
        is Architecture.Arm
            or Architecture.Arm64
            or Architecture.Ppc64le
        ? 0x8000
        : 0x20000;

    private readonly string path;
    private readonly SafeFileHandle? handle;

    private HeldFolder(string path, SafeFileHandle? handle) => (this.path, this.handle) = (path, handle);

    /// <summary>What the folder is; null outside of Linux.</summary>
    public FileStatus? Status => handle is null ? null : FileStatus.Of(handle);

    /// <summary>Its path without links.</summary>
    public string RealPath =>
        handle is null ? path : new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget ?? path;

    /// <summary>Opens a folder by a path of the user's own words, in which links are followed.</summary>
    /// <exception cref="IOException">There is no such folder.</exception>
    public static HeldFolder Open(string path)
    {
        if (!HasDescriptors)
            return Directory.Exists(path)
                ? new HeldFolder(path, null)
                : throw new DirectoryNotFoundException($"'{path}' is not a folder");
        var folder = new HeldFolder(path, Look(path, follow: true));
        if (folder.Status is { IsFolder: true })
            return folder;
        folder.Dispose();
        throw new IOException($"'{path}' is not a folder");
    }

    /// <summary>Opens the folder of a file, which is not to be a link; the way to it may lead through links.</summary>
    /// <exception cref="IOException">It is a link, or there is no such folder.</exception>
    public static HeldFolder OpenFolderOf(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (Path.GetDirectoryName(folder) is not { } parent)
            return Open(folder);
        using var above = Open(parent);
        return above.Enter(Path.GetFileName(folder));
    }

    /// <summary>Opens a folder in this one.</summary>
    /// <exception cref="IOException">It is a link or not a folder, or it does not exist.</exception>
    public HeldFolder Enter(string name)
    {
        var inner = Path.Combine(path, name);
        if (!HasDescriptors)
        {
            return new DirectoryInfo(inner) is { Exists: true, LinkTarget: null }
                ? new HeldFolder(inner, null)
                : throw (
                    Directory.Exists(inner)
                        ? new IOException($"'{inner}' is a symbolic link")
                        : new DirectoryNotFoundException($"'{inner}' does not exist")
                );
        }

        var folder = new HeldFolder(inner, Look(PathOf(name), follow: false, inner));
        if (folder.Status is { IsFolder: true })
            return folder;
        var isLink = folder.Status is { IsLink: true };
        folder.Dispose();
        throw new IOException(isLink ? $"'{inner}' is a symbolic link" : $"'{inner}' is not a folder");
    }

    /// <summary>Opens a folder in this one, which is made where it is missing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isPrivate">True: it is made for this user alone.</param>
    /// <exception cref="IOException">It is a link or not a folder, or cannot be made.</exception>
    public HeldFolder Make(string name, bool isPrivate = false)
    {
        // Does nothing where there is a folder or a link to one, which Enter refuses.
        if (isPrivate && !OperatingSystem.IsWindows())
            Directory.CreateDirectory(
                PathOf(name),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        else
            Directory.CreateDirectory(PathOf(name));
        return Enter(name);
    }

    /// <summary>
    /// The path by which .NET and libraries reach an entry of this folder while it is held; not one for messages.
    /// </summary>
    public string PathOf(string name) =>
        handle is null ? Path.Combine(path, name) : $"/proc/self/fd/{handle.DangerousGetHandle()}/{name}";

    /// <summary>Opens a regular file of this folder.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="orCreate">True: it is made where it is missing.</param>
    /// <param name="access">What for.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    /// <exception cref="IOException">It is a link, has another name (a hard link) or is not a regular file.</exception>
    public SafeFileHandle OpenFile(string name, bool orCreate, FileAccess access, FileShare share)
    {
        if (orCreate && !Path.Exists(PathOf(name)))
            return File.OpenHandle(PathOf(name), FileMode.CreateNew, access, share); // which follows no link either
        if (!HasDescriptors)
            return new FileInfo(PathOf(name)).LinkTarget is null
                ? File.OpenHandle(PathOf(name), FileMode.Open, access, share)
                : throw Refused("a symbolic link");
        using var seen = Look(PathOf(name), follow: false, Path.Combine(path, name));
        return FileStatus.Of(seen) switch
        {
            { IsLink: true } => throw Refused("a symbolic link"),
            { IsRegularFile: false } => throw Refused("not a regular file"),
            // Writing to it would write to a file of another folder.
            { Links: > 1 } when access != FileAccess.Read => throw Refused("a file with a second name (a hard link)"),
            _ => Reopen($"/proc/self/fd/{seen.DangerousGetHandle()}"),
        };

        SafeFileHandle Reopen(string descriptor)
        {
            try
            {
                return File.OpenHandle(descriptor, FileMode.Open, access, share);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new IOException(
                    error.Message.Replace(descriptor, Path.Combine(path, name), StringComparison.Ordinal),
                    error
                );
            }
        }

        IOException Refused(string what) => new($"'{Path.Combine(path, name)}' is {what}");
    }

    /// <summary>
    /// Removes files that the program makes, and folders that then hold nothing. A file of any other name stays, and
    /// its folder.
    /// </summary>
    /// <param name="name">The folder in this one.</param>
    /// <param name="extensions">The ends of the names of the files.</param>
    /// <param name="depth">How many folders deep.</param>
    /// <param name="onlyOwn">True: folders that are another user's, or that others may write, are left alone.</param>
    public void Remove(string name, string[] extensions, int depth, bool onlyOwn)
    {
        using (var inner = Enter(name))
        {
            if (onlyOwn && inner.Status is ({ IsOwn: false } or { OthersMayWrite: true }))
                return;
            foreach (
                var entry in Directory
                    .EnumerateFileSystemEntries(inner.PathOf(""))
                    .Select(Path.GetFileName)
                    .OfType<string>()
                    .ToArray()
            )
            {
                if (extensions.Contains(Path.GetExtension(entry)))
                    File.Delete(inner.PathOf(entry));
                else if (depth > 0 && new DirectoryInfo(inner.PathOf(entry)) is { Exists: true, LinkTarget: null })
                    inner.Remove(entry, extensions, depth - 1, onlyOwn);
            }
        }

        RemoveIfEmpty(name);
    }

    /// <summary>Removes a folder in this one unless it holds something.</summary>
    public void RemoveIfEmpty(string name)
    {
        if (
            new DirectoryInfo(PathOf(name)) is { Exists: true, LinkTarget: null }
            && !Directory.EnumerateFileSystemEntries(PathOf(name)).Any()
        )
            Directory.Delete(PathOf(name));
    }

    public void Dispose() => handle?.Dispose();

    [SupportedOSPlatform("linux")]
    private static SafeFileHandle Look(string path, bool follow, string? shown = null)
    {
        var descriptor = OpenAny(path, PathOnly | CloseOnExecute | (follow ? 0 : NoFollow), 0);
        if (descriptor >= 0)
            return new SafeFileHandle(descriptor, ownsHandle: true);
        var error = Marshal.GetLastPInvokeError();
        var message = $"{new Win32Exception(error).Message} : '{shown ?? path}'";
        throw error switch
        {
            2 => new FileNotFoundException(message), // ENOENT
            13 => new UnauthorizedAccessException(message), // EACCES
            _ => new IOException(message),
        };
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int OpenAny(string path, int flags, uint mode);
}
