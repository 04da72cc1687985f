using System.Runtime.Versioning;
using AshPlot.Workers.Launching;
using AshPlot.Workers.Native;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Sharing;

/// <summary>
/// What a named array lies in: memory without a name, whose handle travels, or, where handles do not travel, a file of
/// which the path does. Processes that have it mapped keep it after this is disposed of.
/// </summary>
internal sealed class ArrayMemory : IDisposable
{
    private readonly EndpointFolder? folder;

    private ArrayMemory(SafeFileHandle handle, string? path = null, EndpointFolder? folder = null) =>
        (Handle, Path, this.folder) = (handle, path, folder);

    public SafeFileHandle Handle { get; }

    /// <summary>The file; null for memory without a name.</summary>
    public string? Path { get; }

    /// <exception cref="IOException">There is not so much memory, or no descriptor for it.</exception>
    [SupportedOSPlatform("linux")]
    public static ArrayMemory WithoutName(long bytes) => new(LinuxMemory.Create(bytes));

    /// <exception cref="IOException">There is not so much room.</exception>
    public static ArrayMemory InFile(long bytes)
    {
        // Windows removes the file with its last handle, however this process ends. Elsewhere its folder tells the next
        // pool whose it was.
        var folder = OperatingSystem.IsWindows() ? null : EndpointFolder.Create();
        var path = folder?.EntryPath
            ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"ashplot-w-{Guid.NewGuid():N}");
        SafeFileHandle? handle = null;
        try
        {
            handle = MappedFile.Create(path);
            RandomAccess.SetLength(handle, bytes);
            return new ArrayMemory(handle, path, folder);
        }
        catch
        {
            handle?.Dispose();
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>The array in this process.</summary>
    public SharedArray<T> Open<T>(int length)
        where T : unmanaged =>
        Path is null ? SharedArray<T>.Open(Duplicate(), length) : SharedArray<T>.Open(Path, length);

    /// <summary>Another handle of memory without a name.</summary>
    public SafeFileHandle Duplicate() =>
        OperatingSystem.IsLinux()
            ? LinuxMemory.Duplicate(Handle)
            : throw new PlatformNotSupportedException("Shared memory without a name needs Linux.");

    public void Dispose()
    {
        Handle.Dispose();
        folder?.Dispose();
    }
}
