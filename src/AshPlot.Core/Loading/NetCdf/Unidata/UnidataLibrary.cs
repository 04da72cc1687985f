using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>Unidata's C library, found on this machine at the first use (see <see cref="INetCdfLibrary"/>).</summary>
internal sealed class UnidataLibrary : INetCdfLibrary
{
    // Flags of netcdf.h.
    private const int NoWrite = 0;
    private const int Offset64Flag = 0x0200;
    private const int NetCdf4Flag = 0x1000;

    /// <inheritdoc/>
    public string Version
    {
        get
        {
            NativeLibraryFinder.EnsureLoaded();
            lock (NetCdfNative.Gate)
                return Marshal.PtrToStringUTF8(NetCdfNative.nc_inq_libvers()) ?? "";
        }
    }

    /// <inheritdoc/>
    public INetCdfFile Open(string path)
    {
        NativeLibraryFinder.EnsureLoaded();
        using var stream = OpenStream(path);
        var opened = PathForLibrary(path, stream);
        var isClassic = ClassicHeader.Check(path, stream);
        var obstacles = ImmutableDictionary<string, string>.Empty;
        long[] newFiles = [];
        int status;
        int id;
        lock (NetCdfNative.Gate)
        {
            Hdf5Messages.SilenceOnThisThread();
            if (!isClassic)
                obstacles = Hdf5Check.Run(path, opened);
            var before = isClassic ? [] : Hdf5Chunks.OpenFiles();
            status = NetCdfNative.nc_open(opened, NoWrite, out id);
            if (!isClassic)
                newFiles = [.. Hdf5Chunks.OpenFiles().Except(before)];
        }

        if (status != 0)
        {
            throw new UnreadableInputException(
                path,
                $"cannot be opened as NetCDF ({ErrorText(status)}); it may be damaged or cut short, fetch it again"
            );
        }

        var handle = new NetCdfHandle(id);
        try
        {
            return new UnidataFile(path, handle, stream.Length, obstacles, newFiles is [var file] ? file : null);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public INetCdfWriter Create(string path, NetCdfFileKind kind = NetCdfFileKind.NetCdf4)
    {
        NativeLibraryFinder.EnsureLoaded();
        var mode = kind switch
        {
            NetCdfFileKind.NetCdf4 => NetCdf4Flag,
            NetCdfFileKind.Offset64 => Offset64Flag,
            _ => 0,
        };
        int status;
        int id;
        lock (NetCdfNative.Gate)
        {
            Hdf5Messages.SilenceOnThisThread();
            status = NetCdfNative.nc_create(Path.GetFullPath(path), mode, out id);
        }

        return status == 0
            ? new UnidataWriter(path, new NetCdfHandle(id))
            : throw new UnwritableOutputException(path, $"cannot be created ({ErrorText(status)})");
    }

    private static FileStream OpenStream(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                path,
                error is FileNotFoundException or DirectoryNotFoundException
                    ? "no such file"
                    : "cannot be opened; check its permissions",
                innerException: error
            );
        }
    }

    /// <summary>
    /// A path that libnetcdf opens as it stands. It takes others apart (4.9, dpathmgr.c and ncuri.c): a backslash
    /// becomes a slash, <c>/cygdrive/c</c> a drive, and what has <c>://</c>, <c>[...]</c> or <c>#mode=</c> may be a
    /// URL. By its descriptor a file also stays the one that was checked, whatever is put in its place meanwhile.
    /// </summary>
    private static string PathForLibrary(string path, FileStream file)
    {
        var fullPath = Path.GetFullPath(path);
        if (!OperatingSystem.IsWindows() && fullPath.Contains('\\', StringComparison.Ordinal))
            throw new UnreadableInputException(
                path,
                "has a backslash in its path, which the NetCDF library reads as a slash; rename the file or folder"
            );
        var byDescriptor = $"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}";
        if (OperatingSystem.IsLinux() && File.Exists(byDescriptor))
            return byDescriptor;
        return fullPath.StartsWith("/cygdrive/", StringComparison.Ordinal)
            ? throw new UnreadableInputException(
                path,
                "lies under /cygdrive, which the NetCDF library reads as a drive; move it"
            )
            : fullPath; // Two slashes do not follow one another in it, as they do in every URL.
    }

    /// <summary>The library's own words for an error number.</summary>
    internal static string ErrorText(int status)
    {
        lock (NetCdfNative.Gate)
            return Marshal.PtrToStringUTF8(NetCdfNative.nc_strerror(status)) ?? $"error {status}";
    }
}
