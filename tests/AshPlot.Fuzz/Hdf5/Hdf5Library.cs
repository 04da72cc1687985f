using System.Runtime.InteropServices;

namespace AshPlot.Fuzz.Hdf5;

/// <summary>
/// The functions of libhdf5 that the fuzzer makes odd files with, as H5*public.h of HDF5 1.10 declare them
/// (<c>hid_t</c> is 64 bits). Loaded when first called; under the names that Debian and others give it.
/// </summary>
internal static partial class Hdf5Library
{
    public const long Default = 0;
    private const string Library = "hdf5";

    private static readonly string[] Names =
    [
        "libhdf5_serial.so.310",
        "libhdf5_serial.so.103",
        "libhdf5.so.310",
        "libhdf5.so.200",
        "libhdf5.so.103",
        "libhdf5_serial.so",
        "libhdf5.so",
    ];

    private static readonly nint Handle = Load();

    /// <summary>True where the library is there.</summary>
    public static bool IsAvailable => Handle != 0;

    /// <summary>An identifier that the library keeps in a variable, e.g. <c>H5T_NATIVE_FLOAT_g</c>.</summary>
    public static long Variable(string name) => Marshal.ReadInt64(NativeLibrary.GetExport(Handle, name));

    private static nint Load()
    {
        foreach (var name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out var handle))
                continue;
            NativeLibrary.SetDllImportResolver(typeof(Hdf5Library).Assembly, (library, _, _) =>
                library == Library ? handle : 0
            );
            // Its own word on what goes wrong goes to standard error.
            H5open();
            H5Eset_auto2(Default, 0, 0);
            return handle;
        }

        return 0;
    }

    [LibraryImport(Library)]
    public static partial int H5open();

    [LibraryImport(Library)]
    public static partial int H5Eset_auto2(long stack, nint function, nint data);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Fopen(string name, uint flags, long access);

    [LibraryImport(Library)]
    public static partial int H5Fclose(long file);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Gcreate2(long place, string name, long link, long creation, long access);

    [LibraryImport(Library)]
    public static partial int H5Oclose(long thing);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Lcreate_soft(string target, long place, string name, long creation, long access);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Lcreate_external(
        string file,
        string target,
        long place,
        string name,
        long creation,
        long access
    );

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Lcreate_hard(
        long from,
        string target,
        long place,
        string name,
        long creation,
        long access
    );

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Ldelete(long place, string name, long access);

    [LibraryImport(Library)]
    public static partial long H5Screate(int kind);

    [LibraryImport(Library)]
    public static partial long H5Screate_simple(int rank, ulong[] lengths, ulong[]? longest);

    [LibraryImport(Library)]
    public static partial int H5Sclose(long space);

    [LibraryImport(Library)]
    public static partial long H5Pcreate(long kind);

    [LibraryImport(Library)]
    public static partial int H5Pclose(long list);

    [LibraryImport(Library)]
    public static partial int H5Pset_layout(long list, int layout);

    [LibraryImport(Library)]
    public static partial int H5Pset_chunk(long list, int rank, ulong[] lengths);

    [LibraryImport(Library)]
    public static partial int H5Pset_deflate(long list, uint level);

    [LibraryImport(Library)]
    public static partial int H5Pset_filter(long list, int filter, uint flags, nuint count, uint[] values);

    [LibraryImport(Library)]
    public static partial int H5Pset_scaleoffset(long list, int kind, int factor);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Pset_external(long list, string file, long offset, ulong size);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Pset_virtual(long list, long space, string file, string set, long source);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Dcreate2(
        long place,
        string name,
        long type,
        long space,
        long link,
        long creation,
        long access
    );

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Acreate2(long thing, string name, long type, long space, long creation, long access);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial long H5Oopen(long place, string name, long access);

    [LibraryImport(Library)]
    public static partial int H5Awrite(long attribute, long type, byte[] values);

    [LibraryImport(Library)]
    public static partial int H5Aclose(long attribute);

    [LibraryImport(Library)]
    public static partial long H5Tcopy(long type);

    [LibraryImport(Library)]
    public static partial int H5Tset_size(long type, nuint size);

    [LibraryImport(Library)]
    public static partial nuint H5Tget_size(long type);

    [LibraryImport(Library)]
    public static partial long H5Tvlen_create(long type);

    [LibraryImport(Library)]
    public static partial long H5Tcreate(int kind, nuint size);

    [LibraryImport(Library)]
    public static partial int H5Tclose(long type);
}
