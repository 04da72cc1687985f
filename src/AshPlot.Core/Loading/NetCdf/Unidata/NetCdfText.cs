using System.Text;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// Text as NetCDF stores it: bytes of UTF-8, ended by nothing, by zero bytes (C) or by blanks (Fortran).
/// </summary>
internal static class NetCdfText
{
    /// <summary>
    /// The text up to the first zero byte, without trailing blanks; bytes that are no UTF-8 become U+FFFD.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]).TrimEnd();
    }
}
