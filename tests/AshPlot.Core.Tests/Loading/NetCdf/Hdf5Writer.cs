using System.Runtime.InteropServices;
using AshPlot.Core.Loading.NetCdf.Unidata;

namespace AshPlot.Core.Tests.Loading.NetCdf;

/// <summary>
/// Writes HDF5 files with features that no NetCDF library writes, by the C API of the HDF5 library that libnetcdf
/// brings.
/// </summary>
internal sealed unsafe class Hdf5Writer : IDisposable
{
    private readonly long file;

    public Hdf5Writer(string path)
    {
        NetCdfNative.Gate.Enter();
        ((delegate* unmanaged<int>)Function("H5open"))();
        file = Checked(
            ((delegate* unmanaged<byte*, uint, long, long, long>)Function("H5Fcreate"))(Text(path), 2, 0, 0)
        );
    }

    public void Group(string name) =>
        Release(
            Checked(
                ((delegate* unmanaged<long, byte*, long, long, long, long>)Function("H5Gcreate2"))(
                    file,
                    Text(name),
                    0,
                    0,
                    0
                )
            )
        );

    public void HardLink(string target, string name) =>
        Checked(
            ((delegate* unmanaged<long, byte*, long, byte*, long, long, int>)Function("H5Lcreate_hard"))(
                file,
                Text(target),
                file,
                Text(name),
                0,
                0
            )
        );

    public void SoftLink(string target, string name) =>
        Checked(
            ((delegate* unmanaged<byte*, long, byte*, long, long, int>)Function("H5Lcreate_soft"))(
                Text(target),
                file,
                Text(name),
                0,
                0
            )
        );

    public void ExternalLink(string otherFile, string target, string name) =>
        Checked(
            ((delegate* unmanaged<byte*, byte*, long, byte*, long, long, int>)Function("H5Lcreate_external"))(
                Text(otherFile),
                Text(target),
                file,
                Text(name),
                0,
                0
            )
        );

    /// <summary>A dataset of floats without values.</summary>
    public void Dataset(string name, ulong[] lengths, Action<Storage>? store = null)
    {
        var space = SpaceOf(lengths);
        var storage = new Storage(
            Checked(((delegate* unmanaged<long, long>)Function("H5Pcreate"))(Global("H5P_CLS_DATASET_CREATE_ID_g"))),
            space
        );
        store?.Invoke(storage);
        Release(
            Checked(
                ((delegate* unmanaged<long, byte*, long, long, long, long, long, long>)Function("H5Dcreate2"))(
                    file,
                    Text(name),
                    Global("H5T_NATIVE_FLOAT_g"),
                    space,
                    0,
                    storage.List,
                    0
                )
            )
        );
        Release(storage.List);
        Release(space);
    }

    public void Dispose()
    {
        Release(file);
        NetCdfNative.Gate.Exit();
    }

    private static long SpaceOf(ulong[] lengths)
    {
        fixed (ulong* first = lengths)
            return Checked(
                ((delegate* unmanaged<int, ulong*, ulong*, long>)Function("H5Screate_simple"))(
                    lengths.Length,
                    first,
                    null
                )
            );
    }

    private static long Checked(long result) =>
        result >= 0 ? result : throw new InvalidOperationException("HDF5 refuses");

    private static void Release(long id) => ((delegate* unmanaged<long, int>)Function("H5Idec_ref"))(id);

    private static nint Function(string name) => NativeLibrary.GetExport(NativeLibraryFinder.Handle, name);

    private static long Global(string name) => *(long*)Function(name);

    // As long as the test: a few bytes.
    private static byte* Text(string text) => (byte*)Marshal.StringToCoTaskMemUTF8(text);

    /// <summary>How a dataset is to be stored.</summary>
    internal sealed class Storage(long list, long space)
    {
        public long List => list;

        public void External(string otherFile, ulong bytes) =>
            Checked(
                ((delegate* unmanaged<long, byte*, long, ulong, int>)Function("H5Pset_external"))(
                    list,
                    Text(otherFile),
                    0,
                    bytes
                )
            );

        public void Virtual(string otherFile, string dataset) =>
            Checked(
                ((delegate* unmanaged<long, long, byte*, byte*, long, int>)Function("H5Pset_virtual"))(
                    list,
                    space,
                    Text(otherFile),
                    Text(dataset),
                    space
                )
            );

        public void Chunks(params ulong[] lengths)
        {
            fixed (ulong* first = lengths)
                Checked(
                    ((delegate* unmanaged<long, int, ulong*, int>)Function("H5Pset_chunk"))(list, lengths.Length, first)
                );
        }

        /// <summary>A filter that need not be installed to write no values through it.</summary>
        public void Filter(int id) =>
            Checked(
                ((delegate* unmanaged<long, int, uint, nuint, uint*, int>)Function("H5Pset_filter"))(
                    list,
                    id,
                    1,
                    0,
                    null
                )
            );
    }
}
