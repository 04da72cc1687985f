using System.Runtime.InteropServices;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// Keeps HDF5, on which libnetcdf stands, from printing a page about every attribute that it looks for in vain.
/// libnetcdf turns that off, but for the thread alone that first uses it, where HDF5 is built for threads.
/// </summary>
internal static unsafe class Hdf5Messages
{
    // H5Eset_auto2(H5E_DEFAULT, no function, no data), found through libnetcdf, which may have been built without HDF5.
    private static readonly delegate* unmanaged<long, nint, nint, int> SetFunction = (delegate* unmanaged<
        long,
        nint,
        nint,
        int>)(NativeLibrary.TryGetExport(NativeLibraryFinder.Handle, "H5Eset_auto2", out var function) ? function : 0);

    [ThreadStatic]
    private static bool isSilent;

    /// <summary>
    /// Turns messages off for this thread; under <see cref="NetCdfNative.Gate"/>, before other calls.
    /// </summary>
    public static void SilenceOnThisThread()
    {
        if (isSilent)
            return;
        isSilent = true;
        if (SetFunction != null)
            _ = SetFunction(0, 0, 0);
    }
}
