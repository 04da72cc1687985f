namespace AshPlot.Core.Loading.NetCdf;

/// <summary>A dimension of a NetCDF file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its present length.</param>
/// <param name="IsUnlimited">True when records can be appended along it.</param>
internal sealed record NetCdfDimension(string Name, long Length, bool IsUnlimited = false);
