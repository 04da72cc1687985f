using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Native;

/// <summary>Memory of a descriptor, mapped into this process for reading and writing (mmap(2)). Linux only.</summary>
internal sealed partial class MappedMemory : SafeHandleMinusOneIsInvalid
{
    private const int ReadAndWrite = 0x1 | 0x2; // PROT_READ | PROT_WRITE
    private const int Shared = 0x1; // MAP_SHARED
    private nuint length;

    /// <summary>For the marshaller.</summary>
    public MappedMemory()
        : base(ownsHandle: true) { }

    /// <summary>That of no bytes.</summary>
    public static MappedMemory Empty => new() { handle = 0 };

    /// <exception cref="IOException">There is no room for it.</exception>
    [SupportedOSPlatform("linux")]
    public static MappedMemory Of(SafeFileHandle memory, long length)
    {
        if (length == 0)
            return Empty;
        var mapping = Map(0, (nuint)length, ReadAndWrite, Shared, memory, 0);
        if (mapping.IsInvalid)
            throw LinuxMemory.Failure($"{length} bytes of shared memory cannot be mapped");
        mapping.length = (nuint)length;
        // Else nothing would tell the collector what it frees together with a forgotten array.
        GC.AddMemoryPressure(length);
        return mapping;
    }

    protected override bool ReleaseHandle()
    {
        if (length == 0)
            return true;
        GC.RemoveMemoryPressure((long)length);
        return OperatingSystem.IsLinux() && Unmap(handle, length) == 0;
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial MappedMemory Map(
        nint address,
        nuint length,
        int protection,
        int flags,
        SafeHandle memory,
        long offset
    );

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);
}
