using System.Runtime.InteropServices;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// The functions of Unidata's C library that are used, as netcdf.h declares them (<c>size_t</c> is
/// <see cref="UIntPtr"/>). Each returns 0 or an error number. Call them under <see cref="Gate"/>: the library keeps
/// global state without locks.
/// </summary>
internal static partial class NetCdfNative
{
    public const string Library = "netcdf";
    public const int GlobalAttributes = -1;
    public const int LongestName = 256;

    public static Lock Gate { get; } = new();

    [LibraryImport(Library)]
    public static partial nint nc_inq_libvers();

    [LibraryImport(Library)]
    public static partial nint nc_strerror(int status);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nc_open(string path, int mode, out int file);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nc_create(string path, int mode, out int file);

    [LibraryImport(Library)]
    public static partial int nc_close(int file);

    [LibraryImport(Library)]
    public static partial int nc_enddef(int file);

    [LibraryImport(Library)]
    public static partial int nc_inq_nvars(int file, out int count);

    [LibraryImport(Library)]
    public static partial int nc_inq_grps(int file, out int count, Span<int> groups);

    [LibraryImport(Library)]
    public static partial int nc_inq_grpname(int group, Span<byte> name);

    [LibraryImport(Library)]
    public static partial int nc_inq_varname(int file, int variable, Span<byte> name);

    [LibraryImport(Library)]
    public static partial int nc_inq_dimids(int file, out int count, Span<int> dimensions, int includeParents);

    [LibraryImport(Library)]
    public static partial int nc_inq_unlimdims(int file, out int count, Span<int> dimensions);

    [LibraryImport(Library)]
    public static partial int nc_inq_dim(int file, int dimension, Span<byte> name, out nuint length);

    [LibraryImport(Library)]
    public static partial int nc_inq_varndims(int file, int variable, out int count);

    [LibraryImport(Library)]
    public static partial int nc_inq_var(
        int file,
        int variable,
        Span<byte> name,
        out int type,
        out int dimensionCount,
        Span<int> dimensions,
        out int attributeCount
    );

    [LibraryImport(Library)]
    public static partial int nc_inq_var_chunking(int file, int variable, out int storage, Span<nuint> chunks);

    [LibraryImport(Library)]
    public static partial int nc_inq_natts(int file, out int count);

    [LibraryImport(Library)]
    public static partial int nc_inq_attname(int file, int variable, int attribute, Span<byte> name);

    [LibraryImport(Library)]
    public static partial int nc_inq_att(
        int file,
        int variable,
        ReadOnlySpan<byte> name,
        out int type,
        out nuint length
    );

    [LibraryImport(Library)]
    public static partial int nc_get_att_text(int file, int variable, ReadOnlySpan<byte> name, Span<byte> text);

    [LibraryImport(Library)]
    public static partial int nc_get_att_double(int file, int variable, ReadOnlySpan<byte> name, Span<double> numbers);

    [LibraryImport(Library)]
    public static partial int nc_get_att_string(int file, int variable, ReadOnlySpan<byte> name, Span<nint> texts);

    [LibraryImport(Library)]
    public static partial int nc_free_string(nuint count, Span<nint> texts);

    [LibraryImport(Library)]
    public static partial int nc_get_vara_float(
        int file,
        int variable,
        ReadOnlySpan<nuint> start,
        ReadOnlySpan<nuint> count,
        Span<float> values
    );

    [LibraryImport(Library)]
    public static partial int nc_get_vara_double(
        int file,
        int variable,
        ReadOnlySpan<nuint> start,
        ReadOnlySpan<nuint> count,
        Span<double> values
    );

    [LibraryImport(Library)]
    public static partial int nc_get_vara_text(
        int file,
        int variable,
        ReadOnlySpan<nuint> start,
        ReadOnlySpan<nuint> count,
        Span<byte> text
    );

    [LibraryImport(Library)]
    public static partial int nc_get_vara_string(
        int file,
        int variable,
        ReadOnlySpan<nuint> start,
        ReadOnlySpan<nuint> count,
        Span<nint> texts
    );

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nc_def_dim(int file, string name, nuint length, out int dimension);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nc_def_var(
        int file,
        string name,
        int type,
        int dimensionCount,
        ReadOnlySpan<int> dimensions,
        out int variable
    );

    [LibraryImport(Library)]
    public static partial int nc_def_var_chunking(int file, int variable, int storage, ReadOnlySpan<nuint> chunks);

    [LibraryImport(Library)]
    public static partial int nc_def_var_deflate(int file, int variable, int shuffle, int deflate, int level);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nc_put_att_text(
        int file,
        int variable,
        string name,
        nuint length,
        ReadOnlySpan<byte> text
    );

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int nc_put_att_double(
        int file,
        int variable,
        string name,
        int type,
        nuint length,
        ReadOnlySpan<double> numbers
    );

    [LibraryImport(Library)]
    public static partial int nc_put_vara_float(
        int file,
        int variable,
        ReadOnlySpan<nuint> start,
        ReadOnlySpan<nuint> count,
        ReadOnlySpan<float> values
    );

    [LibraryImport(Library)]
    public static partial int nc_put_vara_double(
        int file,
        int variable,
        ReadOnlySpan<nuint> start,
        ReadOnlySpan<nuint> count,
        ReadOnlySpan<double> values
    );

    [LibraryImport(Library)]
    public static partial int nc_put_vara_text(
        int file,
        int variable,
        ReadOnlySpan<nuint> start,
        ReadOnlySpan<nuint> count,
        ReadOnlySpan<byte> text
    );
}
