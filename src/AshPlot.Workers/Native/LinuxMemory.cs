using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Native;

/// <summary>
/// Memory without a name that processes share by its descriptor (memfd_create(2), since Linux 3.17), and that the
/// kernel frees with the last of these. Its size is sealed: a peer that made it smaller would have whoever maps it end
/// by SIGBUS.
/// </summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxMemory
{
    private const uint CloseOnExecAllowSealing = 0x1 | 0x2; // MFD_CLOEXEC | MFD_ALLOW_SEALING
    private const int AddSeals = 1033; // F_ADD_SEALS
    private const int GetSeals = 1034; // F_GET_SEALS
    private const int DuplicateClosedOnExec = 1030; // F_DUPFD_CLOEXEC
    private const int SealShrink = 0x2;
    private const int SealGrow = 0x4;

    /// <summary>Memory of zeros.</summary>
    /// <exception cref="IOException">There is not so much, or no descriptor.</exception>
    public static SafeFileHandle Create(long length)
    {
        var memory = CreateGrowing();
        if (SetLength(memory, length) == 0 && Control(memory, AddSeals, SealShrink | SealGrow) == 0)
            return memory;
        var failure = Failure($"{length} bytes of shared memory cannot be had");
        memory.Dispose();
        throw failure;
    }

    /// <summary>Memory that grows as it is written, for whoever reads it and does not map it.</summary>
    /// <exception cref="IOException">There is no descriptor.</exception>
    public static SafeFileHandle CreateGrowing()
    {
        var memory = Make("ashplot"u8, CloseOnExecAllowSealing);
        return memory >= 0
            ? new SafeFileHandle(memory, ownsHandle: true)
            : throw Failure("Shared memory cannot be had");
    }

    /// <exception cref="IOException">There is no descriptor.</exception>
    public static SafeFileHandle Duplicate(SafeHandle handle)
    {
        var copy = Control(handle, DuplicateClosedOnExec, 0);
        return copy >= 0
            ? new SafeFileHandle(copy, ownsHandle: true)
            : throw Failure("A descriptor cannot be duplicated");
    }

    /// <exception cref="InvalidDataException">It has not this size, or not for good.</exception>
    public static void Check(SafeFileHandle memory, long length)
    {
        if (
            length < 0
            || RandomAccess.GetLength(memory) != length
            || Control(memory, GetSeals, 0) is var seals && (seals < 0 || (seals & SealShrink) == 0)
        )
            throw new InvalidDataException($"What came is no sealed memory of {length} bytes.");
    }

    internal static IOException Failure(string what)
    {
        var cause = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{what}: {SystemLimit.Of(cause) ?? cause.Message}", cause);
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true)]
    private static partial int Make(ReadOnlySpan<byte> name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    private static partial int SetLength(SafeHandle memory, long length);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeHandle memory, int command, int argument);
}
