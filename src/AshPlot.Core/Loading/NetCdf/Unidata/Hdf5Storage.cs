using System.Globalization;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>How the values of an HDF5 dataset are stored.</summary>
/// <param name="Layout">Its layout, an <c>H5D_layout_t</c>.</param>
/// <param name="ExternalFiles">How many other files hold its values; negative where that cannot be read.</param>
/// <param name="ChunkBytes">What a chunk takes once it is inflated; 0 where there are none.</param>
/// <param name="Filters">The filters that chunks go through, with the names that the file has for them.</param>
internal sealed record Hdf5Storage(
    int Layout,
    int ExternalFiles,
    double ChunkBytes,
    IReadOnlyList<(int Id, string Name)> Filters
)
{
    /// <summary>A chunk is inflated as a whole to read a value of it. Twice what the largest plane takes.</summary>
    private const long MostChunkBytes = 2 * NetCdfLimits.PlaneCells * sizeof(double);

    // https://github.com/HDFGroup/hdf5_plugins/blob/master/docs/RegisteredFilterPlugins.md; 1 to 6 are HDF5's own.
    private static readonly Dictionary<int, string> KnownFilters = new()
    {
        [1] = "deflate",
        [2] = "shuffle",
        [3] = "fletcher32",
        [4] = "szip",
        [5] = "nbit",
        [6] = "scaleoffset",
        [305] = "lzo",
        [307] = "bzip2",
        [32000] = "lzf",
        [32001] = "blosc",
        [32002] = "mafisc",
        [32003] = "snappy",
        [32004] = "lz4",
        [32006] = "cbf",
        [32007] = "jpeg-xr",
        [32008] = "bitshuffle",
        [32009] = "spdp",
        [32012] = "jpeg-ls",
        [32013] = "zfp",
        [32014] = "fpzip",
        [32015] = "zstd",
        [32016] = "b3d",
        [32017] = "sz",
        [32018] = "fcidecomp",
        [32019] = "jpeg",
        [32020] = "vbz",
        [32021] = "fapec",
        [32022] = "bitgroom",
        [32023] = "granular bitround",
        [32024] = "sz3",
        [32025] = "delta-rice",
        [32026] = "blosc2",
        [32027] = "flac",
        [32028] = "sperr",
    };

    // Plugins of Debian; those of The HDF Group and of the Python package hdf5plugin have all that are common.
    private static readonly Dictionary<int, string> DebianPackages = new()
    {
        [307] = "hdf5-filter-plugin",
        [32000] = "hdf5-plugin-lzf",
        [32001] = "hdf5-filter-plugin-blosc-serial",
        [32004] = "hdf5-filter-plugin",
        [32013] = "hdf5-filter-plugin-zfp-serial",
    };

    /// <summary>True where values come from other files, or from other datasets by way of their files' names.</summary>
    public bool IsOutside => Layout == Hdf5Native.VirtualLayout || ExternalFiles != 0;

    /// <summary>Why values cannot be read on this machine, with what to do; null where they can.</summary>
    public string? Obstacle()
    {
        if (ChunkBytes > MostChunkBytes)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"is stored in chunks of {ChunkBytes / 1e6:0} MB, over the {MostChunkBytes / 1e6:0} MB that can be read at once; store it in smaller ones with 'nccopy -c'"
            );
        }

        foreach (var (id, ownName) in Filters)
        {
            if (Hdf5Native.IsFilterAvailable(id))
                continue;
            var name = KnownFilters.GetValueOrDefault(id)
                ?? (ownName.Length > 0 ? NameText.Excerpt.Of(ownName) : "of no registered name");
            var package = DebianPackages.TryGetValue(id, out var known) ? $"Debian's {known} or " : "";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"is compressed with the HDF5 filter {id} ({name}), which is not installed; install {(id == 4 ? "an HDF5 library with szip (libaec)" : $"{package}the HDF5 plugins that hold {name} (conda's hdf5-external-filter-plugins, pip's hdf5plugin) and set HDF5_PLUGIN_PATH to their folder")}, or rewrite the file where it can be read with 'nccopy -F none'"
            );
        }

        return null;
    }
}
