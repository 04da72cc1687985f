using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Shared;

/// <summary>
/// What an entry of a folder is, looked at without following a symbolic link and without opening it (which waits for
/// the writer of a pipe). Outside of Linux it is not known.
/// </summary>
/// <param name="Owner">The user it belongs to.</param>
/// <param name="Mode">Type and permissions (st_mode).</param>
/// <param name="Links">The number of its names.</param>
internal readonly partial record struct FileStatus(uint Owner, ushort Mode, uint Links)
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH: the descriptor itself
    private const uint TypeModeLinksOwner = 0x1 | 0x2 | 0x4 | 0x8; // STATX_TYPE, _MODE, _NLINK, _UID
    private const int TypeMask = 0xF000;

    public bool IsFolder => (Mode & TypeMask) == 0x4000;

    public bool IsRegularFile => (Mode & TypeMask) == 0x8000;

    public bool IsLink => (Mode & TypeMask) == 0xA000;

    public bool IsSticky => (Mode & 0x200) != 0;

    public bool OthersMayWrite => (Mode & 0x12) != 0; // group or everybody

    public bool OthersMayEnter => (Mode & 0x3F) != 0;

    public bool IsOwn => OperatingSystem.IsLinux() && Owner == EffectiveUserId();

    /// <summary>The status of a path; null where there is nothing, or nothing that can be looked at.</summary>
    public static FileStatus? Of(string path) => Of(CurrentFolder, path, NoFollow);

    /// <summary>The status of what a descriptor is open on.</summary>
    public static FileStatus? Of(SafeFileHandle handle) => Of((int)handle.DangerousGetHandle(), "", EmptyPath);

    private static FileStatus? Of(int folder, string path, int flags)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        // statx(2) has one layout on every architecture, unlike stat(2): 256 bytes; stx_nlink at 16, stx_uid at 20,
        // stx_mode at 28.
        Span<byte> status = stackalloc byte[256];
        return Statx(folder, path, flags, TypeModeLinksOwner, status) != 0
            ? null
            : new FileStatus(
                MemoryMarshal.Read<uint>(status[20..]),
                MemoryMarshal.Read<ushort>(status[28..]),
                MemoryMarshal.Read<uint>(status[16..])
            );
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, Span<byte> status);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUserId();
}
