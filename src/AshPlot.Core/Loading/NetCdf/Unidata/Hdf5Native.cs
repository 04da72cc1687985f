using System.Runtime.InteropServices;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// The functions of the HDF5 library that libnetcdf stands on, found through libnetcdf, so that both are the same copy;
/// to be called under <see cref="NetCdfNative.Gate"/>. Declarations are those of HDF5 1.10 to 1.14 (<c>hid_t</c> has 64
/// bits).
/// </summary>
internal static unsafe class Hdf5Native
{
    public const int SoftLink = 1; // H5L_type_t; 0 is a hard link, 64 an external one, more are the user's own
    public const int HardLink = 0;
    public const int ExternalLink = 64;
    public const int Group = 2; // H5I_type_t
    public const int Dataset = 5;
    public const int ChunkedLayout = 2; // H5D_layout_t
    public const int VirtualLayout = 3;
    public const int MostRank = 32; // H5S_MAX_RANK
    private const int Continue = 0;
    private const int Stop = 1;

    private static readonly delegate* unmanaged<byte*, uint, long, long> OpenFileFunction = (delegate* unmanaged<
        byte*,
        uint,
        long,
        long>)Find("H5Fopen");
    private static readonly delegate* unmanaged<long, int> CloseFileFunction = (delegate* unmanaged<long, int>)Find(
        "H5Fclose"
    );
    private static readonly delegate* unmanaged<long, byte*, long, long> OpenObjectFunction = (delegate* unmanaged<
        long,
        byte*,
        long,
        long>)Find("H5Oopen");
    private static readonly delegate* unmanaged<long, int> CloseObjectFunction = (delegate* unmanaged<long, int>)Find(
        "H5Oclose"
    );
    private static readonly delegate* unmanaged<long, int> TypeOfFunction = (delegate* unmanaged<long, int>)Find(
        "H5Iget_type"
    );
    private static readonly delegate* unmanaged<long, byte*, uint, int> ObjectInfoFunction = (delegate* unmanaged<
        long,
        byte*,
        uint,
        int>)Find("H5Oget_info3", "H5Oget_info2", "H5Oget_info1", "H5Oget_info");
    private static readonly delegate* unmanaged<
        long,
        int,
        int,
        ulong*,
        delegate* unmanaged<long, byte*, int*, nint, int>,
        nint,
        int> IterateFunction = (delegate* unmanaged<
        long,
        int,
        int,
        ulong*,
        delegate* unmanaged<long, byte*, int*, nint, int>,
        nint,
        int>)Find("H5Literate2", "H5Literate1", "H5Literate");
    private static readonly delegate* unmanaged<long, long> CreationListFunction = (delegate* unmanaged<
        long,
        long>)Find("H5Dget_create_plist");
    private static readonly delegate* unmanaged<long, long> DataTypeFunction = (delegate* unmanaged<long, long>)Find(
        "H5Dget_type"
    );
    private static readonly delegate* unmanaged<long, nuint> TypeSizeFunction = (delegate* unmanaged<long, nuint>)Find(
        "H5Tget_size"
    );
    private static readonly delegate* unmanaged<long, int> CloseTypeFunction = (delegate* unmanaged<long, int>)Find(
        "H5Tclose"
    );
    private static readonly delegate* unmanaged<long, int> CloseListFunction = (delegate* unmanaged<long, int>)Find(
        "H5Pclose"
    );
    private static readonly delegate* unmanaged<long, int> LayoutFunction = (delegate* unmanaged<long, int>)Find(
        "H5Pget_layout"
    );
    private static readonly delegate* unmanaged<long, int> ExternalCountFunction = (delegate* unmanaged<long, int>)Find(
        "H5Pget_external_count"
    );
    private static readonly delegate* unmanaged<long, int, ulong*, int> ChunkFunction = (delegate* unmanaged<
        long,
        int,
        ulong*,
        int>)Find("H5Pget_chunk");
    private static readonly delegate* unmanaged<long, int> FilterCountFunction = (delegate* unmanaged<long, int>)Find(
        "H5Pget_nfilters"
    );
    private static readonly delegate* unmanaged<
        long,
        uint,
        uint*,
        nuint*,
        uint*,
        nuint,
        byte*,
        uint*,
        int> FilterFunction = (delegate* unmanaged<long, uint, uint*, nuint*, uint*, nuint, byte*, uint*, int>)Find(
        "H5Pget_filter2"
    );
    private static readonly delegate* unmanaged<int, int> IsFilterAvailableFunction = (delegate* unmanaged<
        int,
        int>)Find("H5Zfilter_avail");

    /// <summary>Opens a file for reading; negative where it cannot be.</summary>
    public static long OpenFile(string path)
    {
        fixed (byte* bytes = NullTerminated(path))
            return OpenFileFunction(bytes, 0, 0);
    }

    public static void CloseFile(long file) => CloseFileFunction(file);

    /// <summary>Opens an object by the name of its link; negative where it cannot be.</summary>
    public static long OpenObject(long group, byte[] nullTerminatedName)
    {
        fixed (byte* bytes = nullTerminatedName)
            return OpenObjectFunction(group, bytes, 0);
    }

    public static void CloseObject(long id) => CloseObjectFunction(id);

    public static int TypeOf(long id) => TypeOfFunction(id);

    /// <summary>
    /// Where an object lies in the file, which tells it from every other one; null where that is not known.
    /// </summary>
    public static ulong? AddressOf(long id)
    {
        // H5O_info1_t and H5O_info2_t begin alike: the number of the file (unsigned long), then the address or a token
        // that begins with it. Neither is longer than 160 bytes. Only the second and third function take the last
        // argument, H5O_INFO_BASIC, which does the first one no harm.
        var info = stackalloc byte[512];
        return ObjectInfoFunction(id, info, 1) < 0 ? null : *(ulong*)(info + 8);
    }

    /// <summary>
    /// The links of a group: name with its zero byte, and type; false where they cannot be read or are more than so
    /// many.
    /// </summary>
    public static bool TryReadLinks(long group, int most, out List<(byte[] Name, int Type)> links)
    {
        links = [];
        var list = GCHandle.Alloc((links, most));
        try
        {
            ulong position = 0;
            // By name (H5_INDEX_NAME), in the order that costs least (H5_ITER_NATIVE).
            return IterateFunction(group, 0, 2, &position, &AddLink, GCHandle.ToIntPtr(list)) == Continue;
        }
        finally
        {
            list.Free();
        }
    }

    /// <summary>How a dataset is stored.</summary>
    public static Hdf5Storage? StorageOf(long dataset)
    {
        var list = CreationListFunction(dataset);
        if (list < 0)
            return null;
        try
        {
            var filters = new List<(int Id, string Name)>();
            var name = stackalloc byte[256];
            for (uint index = 0; index < FilterCountFunction(list); index++)
            {
                uint flags,
                    settings;
                nuint numbers = 0;
                name[0] = 0;
                var id = FilterFunction(list, index, &flags, &numbers, null, 255, name, &settings);
                if (id < 0)
                    return null;
                name[255] = 0;
                filters.Add((id, Marshal.PtrToStringUTF8((nint)name) ?? ""));
            }

            var layout = LayoutFunction(list);
            return new Hdf5Storage(
                layout,
                ExternalCountFunction(list),
                layout == ChunkedLayout ? ChunkBytes(dataset, list) : 0,
                filters
            );
        }
        finally
        {
            CloseListFunction(list);
        }
    }

    /// <summary>The type of a dataset's values, to be closed; negative where it is not known.</summary>
    public static long DataTypeOf(long dataset) => DataTypeFunction(dataset);

    public static void CloseType(long type) => CloseTypeFunction(type);

    /// <summary>How long the chunks of a dataset are along each dimension; empty where there are none.</summary>
    public static ulong[] ChunkLengths(long dataset)
    {
        var list = CreationListFunction(dataset);
        if (list < 0)
            return [];
        try
        {
            return LayoutFunction(list) == ChunkedLayout ? ChunkLengthsOf(list) : [];
        }
        finally
        {
            CloseListFunction(list);
        }
    }

    /// <summary>True if chunks that went through a filter can be read here, where need be by a plugin.</summary>
    public static bool IsFilterAvailable(int filter) => IsFilterAvailableFunction(filter) > 0;

    private static double ChunkBytes(long dataset, long list)
    {
        var type = DataTypeFunction(dataset);
        double bytes = type < 0 ? 1 : TypeSizeFunction(type);
        if (type >= 0)
            CloseTypeFunction(type);
        foreach (var length in ChunkLengthsOf(list))
            bytes *= length;
        return bytes;
    }

    private static ulong[] ChunkLengthsOf(long list)
    {
        var lengths = new ulong[MostRank];
        fixed (ulong* first = lengths)
            return lengths[..Math.Clamp(ChunkFunction(list, MostRank, first), 0, MostRank)];
    }

    // The type is the first member of H5L_info_t and of H5L_info2_t alike.
    [UnmanagedCallersOnly]
    private static int AddLink(long group, byte* name, int* info, nint list)
    {
        var (links, most) = ((List<(byte[], int)>, int))GCHandle.FromIntPtr(list).Target!;
        if (links.Count >= most)
            return Stop;
        var text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name);
        links.Add(([.. text, 0], *info));
        return Continue;
    }

    private static byte[] NullTerminated(string text) => [.. System.Text.Encoding.UTF8.GetBytes(text), 0];

    private static nint Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryGetExport(NativeLibraryFinder.Handle, name, out var function))
                return function;
        }

        throw new MissingLibraryException(
            $"libnetcdf does not bring the HDF5 library that NetCDF-4 input is checked by ({names[0]} is missing): install "
                + "Debian's libnetcdf19 or conda's libnetcdf, or set ASHPLOT_NETCDF to its path"
        );
    }
}
