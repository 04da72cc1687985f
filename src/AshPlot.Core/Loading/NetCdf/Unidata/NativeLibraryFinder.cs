using System.Runtime.InteropServices;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>Finds and loads libnetcdf once per process.</summary>
/// <remarks>
/// Looked for in this order: <c>ASHPLOT_NETCDF</c>, <c>LIBNETCDFPATH</c> (SDSLite's variable), <c>CONDA_PREFIX/lib</c>,
/// then the loader's own path. Distributions install <c>libnetcdf.so</c> without a number only with their -dev package,
/// so each usual soname is tried.
/// </remarks>
internal static class NativeLibraryFinder
{
    private static readonly string[] FileNames =
    [
        "libnetcdf.so.19",
        "libnetcdf.so.22",
        "libnetcdf.so.21",
        "libnetcdf.so.20",
        "libnetcdf.so.18",
        "libnetcdf.so.15",
        "libnetcdf.so.13",
        "libnetcdf.so",
        "libnetcdf.dylib",
        "netcdf.dll",
        "libnetcdf.dll",
    ];

    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>The library, loaded if that has not been done.</summary>
    /// <exception cref="MissingLibraryException">It is nowhere.</exception>
    public static nint Handle => Loaded.Value;

    /// <summary>Loads the library if that has not been done; to be called before the first native function.</summary>
    /// <exception cref="MissingLibraryException">It is nowhere.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    /// <summary>Loads the library that these settings lead to.</summary>
    /// <param name="setting">The value of an environment variable, or null.</param>
    /// <exception cref="MissingLibraryException">It is nowhere.</exception>
    internal static nint Find(Func<string, string?> setting)
    {
        foreach (var name in (ReadOnlySpan<string>)["ASHPLOT_NETCDF", "LIBNETCDFPATH"])
        {
            if (setting(name) is not { Length: > 0 } path)
                continue;
            // A library that was asked for by name and fails must not be replaced by another one in silence.
            return TryFolder(path, out var named) || NativeLibrary.TryLoad(path, out named)
                ? named
                : throw Missing($"{name} names {path}, which is not a NetCDF library that can be loaded");
        }

        if (
            setting("CONDA_PREFIX") is { Length: > 0 } prefix
            && TryFolder(Path.Combine(prefix, OperatingSystem.IsWindows() ? "Library/bin" : "lib"), out var handle)
        )
            return handle;
        foreach (var name in FileNames)
        {
            if (NativeLibrary.TryLoad(name, out handle))
                return handle;
        }

        throw Missing("NetCDF input needs the library libnetcdf, which is not installed");
    }

    private static nint Load()
    {
        var handle = Find(Environment.GetEnvironmentVariable);
        NativeLibrary.SetDllImportResolver(typeof(NetCdfNative).Assembly, (name, _, _) =>
            name == NetCdfNative.Library ? handle : 0
        );
        return handle;
    }

    private static bool TryFolder(string folder, out nint handle)
    {
        handle = 0;
        if (!Directory.Exists(folder))
            return false;
        foreach (var name in FileNames)
        {
            if (NativeLibrary.TryLoad(Path.GetFullPath(Path.Combine(folder, name)), out handle))
                return true;
        }

        return false;
    }

    private static MissingLibraryException Missing(string problem) =>
        new(
            $"{problem}: run 'apt-get install libnetcdf19' or 'conda install libnetcdf', or set ASHPLOT_NETCDF to its path"
        );
}
