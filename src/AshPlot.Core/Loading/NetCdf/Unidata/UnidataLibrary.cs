using System.Runtime.InteropServices;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>Unidata's C library, found on this machine at the first use (see <see cref="INetCdfLibrary"/>).</summary>
public sealed class UnidataLibrary : INetCdfLibrary
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
        // A full path cannot be taken for a URL, which the library would fetch.
        var fullPath = Path.GetFullPath(path);
        if (!File.Exists(fullPath))
            throw new UnreadableInputException(path, "no such file");
        ClassicHeader.CheckLength(path);

        int status;
        int id;
        lock (NetCdfNative.Gate)
        {
            Hdf5Messages.SilenceOnThisThread();
            status = NetCdfNative.nc_open(fullPath, NoWrite, out id);
        }

        if (status != 0)
        {
            throw new UnreadableInputException(
                path, $"cannot be opened as NetCDF ({ErrorText(status)}); it may be damaged or cut short, fetch it again");
        }

        var handle = new NetCdfHandle(id);
        try
        {
            return new UnidataFile(path, handle, new FileInfo(fullPath).Length);
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

    /// <summary>The library's own words for an error number.</summary>
    internal static string ErrorText(int status)
    {
        lock (NetCdfNative.Gate)
            return Marshal.PtrToStringUTF8(NetCdfNative.nc_strerror(status)) ?? $"error {status}";
    }
}
