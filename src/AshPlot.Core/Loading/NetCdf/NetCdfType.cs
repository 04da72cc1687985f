namespace AshPlot.Core.Loading.NetCdf;

/// <summary>External types of NetCDF, with the numbers of the C library (<c>nc_type</c> in netcdf.h).</summary>
internal enum NetCdfType
{
    /// <summary>A compound, enumeration or other type of the user's own, which is listed but not read.</summary>
    Other = 0,

    /// <summary>Signed 8 bits.</summary>
    SignedByte = 1,

    /// <summary>Text, one byte per element.</summary>
    Text = 2,

    /// <summary>Signed 16 bits.</summary>
    Short = 3,

    /// <summary>Signed 32 bits.</summary>
    Int = 4,

    /// <summary>IEEE 754, 32 bits.</summary>
    Float = 5,

    /// <summary>IEEE 754, 64 bits.</summary>
    Double = 6,

    /// <summary>Unsigned 8 bits.</summary>
    UnsignedByte = 7,

    /// <summary>Unsigned 16 bits.</summary>
    UnsignedShort = 8,

    /// <summary>Unsigned 32 bits.</summary>
    UnsignedInt = 9,

    /// <summary>Signed 64 bits.</summary>
    Long = 10,

    /// <summary>Unsigned 64 bits.</summary>
    UnsignedLong = 11,

    /// <summary>Strings of any length, NetCDF-4 only.</summary>
    Strings = 12,
}
