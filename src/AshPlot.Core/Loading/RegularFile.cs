using System.Runtime.InteropServices;

namespace AshPlot.Core.Loading;

/// <summary>Tells files from pipes and devices without opening them: opening a pipe waits for its writer.</summary>
internal static partial class RegularFile
{
    private const int CurrentFolder = -100;
    private const uint WantType = 1;
    private const int StatusLength = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>
    /// True for a regular file, also behind a symbolic link; false for anything else and where there is nothing.
    /// </summary>
    public static bool Is(string path)
    {
        if (!OperatingSystem.IsLinux())
            return File.Exists(path) && !path.StartsWith("/dev/", StringComparison.Ordinal);

        // .NET does not tell the type of a file. statx(2) has one layout on every architecture, unlike stat(2): 256
        // bytes, the 16 bits of stx_mode at 28.
        Span<byte> status = stackalloc byte[StatusLength];
        return Statx(CurrentFolder, path, 0, WantType, status) == 0
            && (MemoryMarshal.Read<ushort>(status[ModeOffset..]) & TypeMask) == Regular;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, Span<byte> status);
}
