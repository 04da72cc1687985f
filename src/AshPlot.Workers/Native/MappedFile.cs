using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Native;

/// <summary>A file that stands for shared memory where handles do not travel.</summary>
internal static class MappedFile
{
    private const FileShare Everybody = FileShare.ReadWrite | FileShare.Delete;

    /// <exception cref="IOException">It cannot be made.</exception>
    public static SafeFileHandle Create(string path)
    {
        if (OperatingSystem.IsWindows())
            return File.OpenHandle(
                path,
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                Everybody,
                FileOptions.DeleteOnClose
            );
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, Everybody);
        File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return handle;
    }

    /// <exception cref="IOException">It is not there any more.</exception>
    public static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, Everybody);

    /// <summary>Maps all of it. The mapping does not need the handle any more.</summary>
    /// <exception cref="InvalidDataException">It has another length.</exception>
    /// <exception cref="IOException">There is no room for it.</exception>
    public static SafeHandle Map(SafeFileHandle file, long length)
    {
        if (RandomAccess.GetLength(file) != length)
            throw new InvalidDataException($"What came is no file of {length} bytes.");
        if (length == 0)
            return MappedMemory.Empty;
        using var mapping = MemoryMappedFile.CreateFromFile(
            file,
            null,
            0,
            MemoryMappedFileAccess.ReadWrite,
            HandleInheritability.None,
            leaveOpen: true
        );
        return mapping.CreateViewAccessor(0, length).SafeMemoryMappedViewHandle;
    }
}
