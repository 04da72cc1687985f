namespace AshPlot.Core.Loading.NetCdf;

/// <summary>
/// A library that reads and writes NetCDF files. <see cref="Unidata.UnidataLibrary"/> binds the C library directly;
/// another binding, such as SDSLite, is one more implementation of this and the two interfaces that it hands out.
/// </summary>
internal interface INetCdfLibrary
{
    /// <summary>The library's own version text.</summary>
    /// <exception cref="Errors.MissingLibraryException">The library is not installed.</exception>
    string Version { get; }

    /// <summary>Opens a file to read it, and reads all of its metadata.</summary>
    /// <exception cref="Errors.MissingLibraryException">The library is not installed.</exception>
    /// <exception cref="Errors.UnreadableInputException">The file is absent, damaged or no NetCDF.</exception>
    INetCdfFile Open(string path);

    /// <summary>Creates a file, replacing what stood there.</summary>
    /// <exception cref="Errors.MissingLibraryException">The library is not installed.</exception>
    /// <exception cref="Errors.UnwritableOutputException">The file cannot be created.</exception>
    INetCdfWriter Create(string path, NetCdfFileKind kind = NetCdfFileKind.NetCdf4);
}

/// <summary>Forms in which a NetCDF file can be written.</summary>
internal enum NetCdfFileKind
{
    /// <summary>NetCDF-4, which is HDF5.</summary>
    NetCdf4,

    /// <summary>NetCDF-3 classic, <c>CDF\x01</c>.</summary>
    Classic,

    /// <summary>NetCDF-3 with 64-bit offsets, <c>CDF\x02</c>.</summary>
    Offset64,
}
