namespace AshPlot.Core.Loading.NetCdf;

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
