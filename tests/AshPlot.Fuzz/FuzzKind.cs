namespace AshPlot.Fuzz;

/// <summary>What is damaged.</summary>
public enum FuzzKind
{
    /// <summary>NAME text, read in this process.</summary>
    Text,

    /// <summary>NetCDF, read in workers: libnetcdf may crash.</summary>
    NetCdf,
}
