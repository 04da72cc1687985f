using System.Globalization;
using static AshPlot.Fuzz.Hdf5.Hdf5Library;

namespace AshPlot.Fuzz.Hdf5;

/// <summary>Adds to a NetCDF-4 file what HDF5 has and NetCDF has not, or in sizes that nobody means.</summary>
internal static class Hdf5Features
{
    private const uint ReadWrite = 1;
    private const int MostGroups = 400;

    /// <summary>Bytes: twice what ashplot reads.</summary>
    private const long LongestAttribute = 128 << 20;

    private static readonly string[] Elsewhere =
    [
        "/etc/passwd",
        "/dev/zero",
        "/dev/tty",
        "none.h5",
        "features.nc",
        "..",
        "",
    ];
    private static readonly string[] Names =
    [
        "extra",
        "time",
        "lat",
        "lon",
        "latitude",
        "longitude",
        "z",
        "fl",
        "ash_concentration",
        "tephra_fl",
        "ashcon",
        "threshold",
    ];
    private static readonly ulong[] Lengths =
    [
        0,
        1,
        2,
        3,
        1000,
        1 << 20,
        1UL << 31,
        1UL << 33,
        1UL << 40,
        (1UL << 62) - 1,
    ];

    /// <summary>HDF5's own filters (1 to 6), registered ones (Blosc, zstd), and one that nobody has.</summary>
    private static readonly int[] Filters = [1, 2, 3, 4, 5, 6, 32001, 32015, 32767];

    private static readonly Action<long, Random>[] All =
    [
        Links,
        Groups,
        DataSet,
        DataSet,
        DataSet,
        Attribute,
        Attribute,
    ];

    /// <summary>Adds one to three.</summary>
    public static void AddTo(string path, Random random)
    {
        var file = H5Fopen(path, ReadWrite, Default);
        if (file < 0)
            return;
        for (var count = random.Next(1, 4); count > 0; count--)
            Pick(All, random)(file, random);
        H5Fclose(file);
    }

    private static void Links(long file, Random random)
    {
        var name = Place(file, random);
        switch (random.Next(4))
        {
            case 0:
                H5Lcreate_soft(random.Next(2) == 0 ? "/" : $"/{name}", file, name, Default, Default);
                break;
            case 1:
                H5Lcreate_external(Pick(Elsewhere, random), "/" + Pick(Names, random), file, name, Default, Default);
                break;
            case 2:
                H5Lcreate_hard(file, "/", file, name, Default, Default);
                break;
            default:
                H5Oclose(H5Gcreate2(file, name, Default, Default, Default));
                H5Lcreate_hard(file, name, file, $"{name}/again", Default, Default);
                H5Lcreate_hard(file, "/", file, $"{name}/root", Default, Default);
                break;
        }
    }

    private static void Groups(long file, Random random)
    {
        var isDeep = random.Next(2) == 0;
        var path = "";
        for (var count = random.Next(1, MostGroups); count > 0; count--)
        {
            path = isDeep ? $"{path}/g" : $"/g{count.ToString(CultureInfo.InvariantCulture)}";
            if (H5Gcreate2(file, path, Default, Default, Default) is var group and >= 0)
                H5Oclose(group);
        }
    }

    private static void DataSet(long file, Random random)
    {
        var rank = random.Next(1, 5);
        var lengths = Enumerable.Range(0, rank).Select(_ => Pick(Lengths, random)).ToArray();
        if (random.Next(3) > 0)
            lengths = [.. lengths.Select(length => Math.Max(1, length % 1000))];
        var space = H5Screate_simple(rank, lengths, null);
        var creation = H5Pcreate(Variable("H5P_CLS_DATASET_CREATE_ID_g"));
        Store(creation, space, rank, lengths, random);
        var type = Type(random);
        if (H5Dcreate2(file, Place(file, random), type, space, Default, creation, Default) is var set and >= 0)
        {
            Write(set, "standard_name", "mass_concentration_of_volcanic_ash_in_air"u8.ToArray());
            H5Oclose(set);
        }

        H5Pclose(creation);
        H5Sclose(space);
        H5Tclose(type);
    }

    /// <summary>Compact, contiguous, chunked with filters, in another file, or virtual.</summary>
    private static void Store(long creation, long space, int rank, ulong[] lengths, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                H5Pset_layout(creation, 0);
                break;
            case 1:
                H5Pset_external(
                    creation,
                    Pick(Elsewhere, random),
                    random.Next(3),
                    random.Next(2) == 0 ? ulong.MaxValue : 64
                );
                break;
            case 2:
                H5Pset_virtual(
                    creation,
                    space,
                    random.Next(2) == 0 ? "." : Pick(Elsewhere, random),
                    "/" + Pick(Names, random),
                    space
                );
                break;
            case 3:
                break;
            default:
                H5Pset_chunk(
                    creation,
                    rank,
                    [
                        .. lengths.Select(length =>
                            random.Next(3) == 0 ? Math.Max(1, length) : (ulong)random.Next(1, 2000)
                        ),
                    ]
                );
                if (random.Next(2) == 0)
                    H5Pset_deflate(creation, 9);
                if (random.Next(3) == 0)
                    H5Pset_scaleoffset(creation, 0, 3);
                if (random.Next(2) == 0)
                    H5Pset_filter(creation, Pick(Filters, random), (uint)random.Next(2), 2, [1, 1u << 31]);
                break;
        }
    }

    private static void Attribute(long file, Random random)
    {
        var thing = H5Oopen(file, random.Next(2) == 0 ? "/" : Pick(Names, random), Default);
        if (thing < 0)
            return;
        Write(
            thing,
            Pick(["units", "title", "scale_factor", "_FillValue", "coordinates", "standard_name", "extra"], random),
            new byte[random.Next(1, 60_000)]
        );
        var type = Type(random);
        // H5S_SCALAR, H5S_NULL; a list of no more than what libhdf5 writes in a moment, since it writes all of it
        var most = (int)Math.Clamp(LongestAttribute / (long)H5Tget_size(type), 1, 5000);
        var space =
            random.Next(2) == 0
                ? H5Screate(random.Next(2) * 2)
                : H5Screate_simple(1, [(ulong)random.Next(1, most + 1)], null);
        if (
            H5Acreate2(
                thing,
                Pick(["bounds", "calendar", "add_offset", "missing_value", "valid_range", "source"], random),
                type,
                space,
                Default,
                Default
            )
            is var attribute
                and >= 0
        )
            H5Aclose(attribute);
        H5Sclose(space);
        H5Tclose(type);
        H5Oclose(thing);
    }

    private static void Write(long thing, string name, byte[] text)
    {
        var type = H5Tcopy(Variable("H5T_C_S1_g"));
        H5Tset_size(type, (nuint)text.Length);
        var space = H5Screate(0);
        if (H5Acreate2(thing, name, type, space, Default, Default) is var attribute and >= 0)
        {
            H5Awrite(attribute, type, text);
            H5Aclose(attribute);
        }

        H5Sclose(space);
        H5Tclose(type);
    }

    /// <summary>
    /// A number, text, text of no fixed length, a list of no fixed length, bytes without meaning (H5T_OPAQUE), an empty
    /// record (H5T_COMPOUND).
    /// </summary>
    private static long Type(Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                var text = H5Tcopy(Variable("H5T_C_S1_g"));
                H5Tset_size(text, random.Next(2) == 0 ? nuint.MaxValue : (nuint)random.Next(1, 1 << 20));
                return text;
            case 1:
                return H5Tvlen_create(Variable("H5T_NATIVE_DOUBLE_g"));
            case 2:
                return H5Tcreate(random.Next(5, 7), (nuint)random.Next(1, 1 << 16));
            case 3:
                return H5Tcopy(Variable("H5T_NATIVE_LDOUBLE_g"));
            case 4:
                return H5Tcopy(Variable("H5T_NATIVE_INT8_g"));
            default:
                return H5Tcopy(Variable(random.Next(2) == 0 ? "H5T_NATIVE_FLOAT_g" : "H5T_NATIVE_DOUBLE_g"));
        }
    }

    /// <summary>A new name, or one from which what it named is removed.</summary>
    private static string Place(long file, Random random)
    {
        var name = Pick(Names, random);
        H5Ldelete(file, name, Default);
        return name;
    }

    private static T Pick<T>(IReadOnlyList<T> list, Random random) => list[random.Next(list.Count)];
}
