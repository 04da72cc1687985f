using System.Runtime.InteropServices;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>The id of an open file, closed for certain.</summary>
internal sealed class NetCdfHandle : SafeHandle
{
    public NetCdfHandle(int id)
        : base(invalidHandleValue: -1, ownsHandle: true) => SetHandle(id);

    public override bool IsInvalid => handle == -1;

    /// <summary>The id that the library knows the file by.</summary>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public int Id
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (int)handle;
        }
    }

    /// <summary>Closes the file and says how that went, which matters after writing.</summary>
    /// <returns>The library's status.</returns>
    public int CloseWithStatus()
    {
        lock (NetCdfNative.Gate)
        {
            var status = NetCdfNative.nc_close(Id);
            SetHandleAsInvalid();
            return status;
        }
    }

    protected override bool ReleaseHandle()
    {
        lock (NetCdfNative.Gate)
            return NetCdfNative.nc_close((int)handle) == 0;
    }
}
