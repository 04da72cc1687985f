using System.Runtime.InteropServices;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// The functions of HDF5 by which chunks are read as they are stored; to be called under
/// <see cref="NetCdfNative.Gate"/>. HDF5 has them all from 1.10.3 to 1.14; where one is missing, nothing is read this
/// way.
/// </summary>
internal static unsafe class Hdf5Chunks
{
    private const long AllFiles = 0x1f; // H5F_OBJ_ALL
    private const uint FilesAlone = 1; // H5F_OBJ_FILE

    private static readonly delegate* unmanaged<long, uint, nint> CountFunction = (delegate* unmanaged<
        long,
        uint,
        nint>)Find("H5Fget_obj_count");
    private static readonly delegate* unmanaged<long, uint, nuint, long*, nint> IdsFunction = (delegate* unmanaged<
        long,
        uint,
        nuint,
        long*,
        nint>)Find("H5Fget_obj_ids");
    private static readonly delegate* unmanaged<long, long> SpaceFunction = (delegate* unmanaged<long, long>)Find(
        "H5Dget_space"
    );
    private static readonly delegate* unmanaged<long, int> RankFunction = (delegate* unmanaged<long, int>)Find(
        "H5Sget_simple_extent_ndims"
    );
    private static readonly delegate* unmanaged<long, ulong*, ulong*, int> LengthsFunction = (delegate* unmanaged<
        long,
        ulong*,
        ulong*,
        int>)Find("H5Sget_simple_extent_dims");
    private static readonly delegate* unmanaged<long, int> CloseSpaceFunction = (delegate* unmanaged<long, int>)Find(
        "H5Sclose"
    );
    private static readonly delegate* unmanaged<long, long, int> SameTypeFunction = (delegate* unmanaged<
        long,
        long,
        int>)Find("H5Tequal");
    private static readonly long* SingleType = (long*)Find("H5T_IEEE_F32LE_g");
    private static readonly long* ShortType = (long*)Find("H5T_STD_I16LE_g");
    private static readonly delegate* unmanaged<long, ulong*, ulong*, int> StoredBytesFunction = (delegate* unmanaged<
        long,
        ulong*,
        ulong*,
        int>)Find("H5Dget_chunk_storage_size");
    private static readonly delegate* unmanaged<long, long, ulong*, uint*, byte*, int> ReadFunction =
        (delegate* unmanaged<long, long, ulong*, uint*, byte*, int>)Find("H5Dread_chunk");

    /// <summary>True where chunks can be read as they are stored.</summary>
    public static bool AreReadable { get; } =
        BitConverter.IsLittleEndian
        && CountFunction != null
        && IdsFunction != null
        && SpaceFunction != null
        && RankFunction != null
        && LengthsFunction != null
        && CloseSpaceFunction != null
        && SameTypeFunction != null
        && SingleType != null
        && ShortType != null
        && StoredBytesFunction != null
        && ReadFunction != null;

    /// <summary>The files that HDF5 has open, libnetcdf's among them.</summary>
    public static long[] OpenFiles()
    {
        if (!AreReadable)
            return [];
        var ids = new long[Math.Max(0, CountFunction(AllFiles, FilesAlone))];
        fixed (long* first = ids)
            return ids.Length > 0 && IdsFunction(AllFiles, FilesAlone, (nuint)ids.Length, first) == ids.Length
                ? ids
                : [];
    }

    /// <summary>
    /// True where values are stored as this machine has them: single-precision numbers, or 16-bit ones with a sign.
    /// </summary>
    public static bool IsStoredAs(long dataset, NetCdfType type)
    {
        var stored = Hdf5Native.DataTypeOf(dataset);
        if (stored < 0)
            return false;
        try
        {
            return SameTypeFunction(stored, type == NetCdfType.Float ? *SingleType : *ShortType) > 0;
        }
        finally
        {
            Hdf5Native.CloseType(stored);
        }
    }

    /// <summary>
    /// How long a dataset is along each dimension, which may be less than the dimension is in NetCDF; empty where that
    /// is not known.
    /// </summary>
    public static ulong[] LengthsOf(long dataset)
    {
        var space = SpaceFunction(dataset);
        if (space < 0)
            return [];
        try
        {
            var lengths = new ulong[Math.Clamp(RankFunction(space), 0, Hdf5Native.MostRank)];
            fixed (ulong* first = lengths)
                return lengths.Length > 0 && LengthsFunction(space, first, null) == lengths.Length ? lengths : [];
        }
        finally
        {
            CloseSpaceFunction(space);
        }
    }

    /// <summary>Bytes that a chunk takes in the file; 0 where it was never written, or is not known.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="start">The first value of the chunk.</param>
    public static ulong StoredBytes(long dataset, ReadOnlySpan<ulong> start)
    {
        ulong bytes;
        fixed (ulong* first = start)
            return StoredBytesFunction(dataset, first, &bytes) < 0 ? 0 : bytes;
    }

    /// <summary>
    /// Reads a chunk as it is stored; false where that fails, or where a filter was left out when it was written.
    /// </summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="start">The first value of the chunk.</param>
    /// <param name="stored">Receives <see cref="StoredBytes"/>.</param>
    public static bool TryRead(long dataset, ReadOnlySpan<ulong> start, Span<byte> stored)
    {
        uint leftOut;
        fixed (ulong* first = start)
        fixed (byte* bytes = stored)
            return ReadFunction(dataset, 0, first, &leftOut, bytes) >= 0 && leftOut == 0;
    }

    private static nint Find(string name) =>
        NativeLibrary.TryGetExport(NativeLibraryFinder.Handle, name, out var function) ? function : 0;
}
