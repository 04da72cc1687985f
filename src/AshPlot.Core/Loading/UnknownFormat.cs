using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading;

/// <summary>Names files that are not read, and how they are made ones that are.</summary>
internal static class UnknownFormat
{
    private const string Otherwise =
        "unrecognised format; expected NAME text, a cdump file of HYSPLIT, or NetCDF model output";

    private const int TarMagicOffset = 257; // POSIX.1, pax, "ustar Interchange Format".

    // Signatures: APPNOTE.TXT of PKWARE 4.3.7; WMO Manual on Codes, FM 92; HDF4 User's Guide; Zarr specification v2 and
    // v3.
    private static readonly (byte[] Beginning, string Problem)[] Known =
    [
        ("PK\x03\x04"u8.ToArray(), "is a zip archive; unpack it first: unzip FILE -d FOLDER"),
        ("GRIB"u8.ToArray(), "is GRIB; convert it to NetCDF first: cdo -f nc4 copy FILE OUT.nc"),
        ([0x0E, 0x03, 0x13, 0x01], "is HDF4; convert it to NetCDF-4 first: h4tonccf_nc4 FILE OUT.nc"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00], "is compressed by xz; unpack it first: xz -dk FILE"),
        ([0x28, 0xB5, 0x2F, 0xFD], "is compressed by zstd; unpack it first: zstd -d FILE"),
        ([0x1F, 0x8B], "is compressed by gzip, and damaged or compressed twice; look with: gzip -t FILE"),
        ("BZh"u8.ToArray(), "is compressed by bzip2, and damaged or compressed twice; look with: bzip2 -t FILE"),
    ];

    /// <summary>The error for a file that no format recognises.</summary>
    public static UnreadableInputException Refuse(string path)
    {
        var beginning = RunFormats.BeginningOf(path);
        if (beginning.Length == 0)
            beginning = RunFormats.StoredBeginningOf(path);
        var problem = Known.FirstOrDefault(known => beginning.AsSpan().StartsWith(known.Beginning)).Problem;
        if (problem is null && beginning.AsSpan(Math.Min(TarMagicOffset, beginning.Length)).StartsWith("ustar"u8))
            problem = "is a tar archive; unpack it first: tar -xf FILE";
        if (problem is null && beginning.Length > 0 && !beginning.AsSpan().ContainsAnyExcept((byte)0))
            problem = "begins with zeros, from byte 0 on: its content was never written or is lost";
        return new UnreadableInputException(path, problem ?? Otherwise);
    }
}
