using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>A file that the C library has open for reading.</summary>
internal sealed class UnidataFile : INetCdfFile
{
    private const int Chunked = 0; // NC_CHUNKED of netcdf.h

    private readonly NetCdfHandle handle;
    private readonly Dictionary<string, int> ids = [];
    private readonly ImmutableDictionary<string, string> obstacles;
    private readonly long? hdf5File;
    private readonly Dictionary<string, ChunkedDataset?> chunked = [];

    /// <param name="path">The path the user gave.</param>
    /// <param name="handle">The open file, which this object closes.</param>
    /// <param name="length">Length of the file in bytes.</param>
    /// <param name="obstacles">By name of a variable, why its values cannot be read on this machine.</param>
    /// <param name="hdf5File">HDF5's id of the file, which libnetcdf closes; null where it is not known.</param>
    public UnidataFile(
        string path,
        NetCdfHandle handle,
        long length,
        ImmutableDictionary<string, string> obstacles,
        long? hdf5File = null
    )
    {
        Path = path;
        this.handle = handle;
        this.obstacles = obstacles;
        this.hdf5File = hdf5File;
        var metadata = new MetadataReader(path, handle.Id, length);
        lock (NetCdfNative.Gate)
        {
            (Dimensions, Variables, Attributes) = metadata.ReadAll();
            Grouped = metadata.ReadGrouped();
        }

        for (var index = 0; index < Variables.Length; index++)
            ids[Variables[index].Name] = index;
    }

    public string Path { get; }

    public ImmutableArray<NetCdfDimension> Dimensions { get; }

    public ImmutableArray<NetCdfVariable> Variables { get; }

    public ImmutableArray<string> Grouped { get; }

    public NetCdfAttributes Attributes { get; }

    public NetCdfVariable? Find(string name) => ids.TryGetValue(name, out var index) ? Variables[index] : null;

    public string? ObstacleTo(NetCdfVariable variable) => obstacles.GetValueOrDefault(variable.Name);

    public void Read(
        NetCdfVariable variable,
        ReadOnlySpan<long> start,
        ReadOnlySpan<long> count,
        Span<float> destination
    )
    {
        CheckReadable(variable);
        var slab = new Hyperslab(variable.Dimensions.Length, start, count, destination.Length);
        if (
            variable.Type == NetCdfType.Float
            && ChunkedOf(variable)?.TryRead(start, count, MemoryMarshal.AsBytes(destination)) is true
        )
            return;
        lock (NetCdfNative.Gate)
        {
            Hdf5Messages.SilenceOnThisThread();
            CheckChunks(variable, slab);
            Check(
                NetCdfNative.nc_get_vara_float(handle.Id, ids[variable.Name], slab.Start, slab.Count, destination),
                variable
            );
        }
    }

    public void Read(
        NetCdfVariable variable,
        ReadOnlySpan<long> start,
        ReadOnlySpan<long> count,
        Span<double> destination
    )
    {
        CheckReadable(variable);
        var slab = new Hyperslab(variable.Dimensions.Length, start, count, destination.Length);
        if (variable.Type == NetCdfType.Short && TryReadShorts(variable, start, count, destination))
            return;
        lock (NetCdfNative.Gate)
        {
            Hdf5Messages.SilenceOnThisThread();
            CheckChunks(variable, slab);
            Check(
                NetCdfNative.nc_get_vara_double(handle.Id, ids[variable.Name], slab.Start, slab.Count, destination),
                variable
            );
        }
    }

    public string ReadText(NetCdfVariable variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count)
    {
        CheckReadable(variable);
        if (variable.Type == NetCdfType.Strings)
            return ReadString(variable, start, count);
        var length = 1L;
        foreach (var extent in count)
            length *= extent;
        var bytes = new byte[length];
        var slab = new Hyperslab(variable.Dimensions.Length, start, count, bytes.Length);
        lock (NetCdfNative.Gate)
        {
            CheckChunks(variable, slab);
            Check(
                NetCdfNative.nc_get_vara_text(handle.Id, ids[variable.Name], slab.Start, slab.Count, bytes),
                variable
            );
        }

        return NetCdfText.Decode(bytes);
    }

    public void Dispose()
    {
        lock (NetCdfNative.Gate)
        {
            foreach (var dataset in chunked.Values)
                dataset?.Dispose();
            chunked.Clear();
        }

        handle.Dispose();
    }

    /// <summary>The dataset of a variable, where its chunks are read here; null where the library reads them.</summary>
    internal ChunkedDataset? ChunkedOf(NetCdfVariable variable)
    {
        if (hdf5File is not { } file || handle.IsClosed)
            return null;
        if (chunked.TryGetValue(variable.Name, out var known))
            return known;
        lock (NetCdfNative.Gate)
        {
            Hdf5Messages.SilenceOnThisThread();
            return chunked[variable.Name] = ChunkedDataset.TryOpen(file, variable);
        }
    }

    private bool TryReadShorts(
        NetCdfVariable variable,
        ReadOnlySpan<long> start,
        ReadOnlySpan<long> count,
        Span<double> destination
    )
    {
        if (ChunkedOf(variable) is not { } dataset)
            return false;
        var stored = ArrayPool<short>.Shared.Rent(destination.Length);
        try
        {
            var shorts = stored.AsSpan(0, destination.Length);
            if (!dataset.TryRead(start, count, MemoryMarshal.AsBytes(shorts)))
                return false;
            for (var index = 0; index < shorts.Length; index++)
                destination[index] = shorts[index];
            return true;
        }
        finally
        {
            ArrayPool<short>.Shared.Return(stored);
        }
    }

    private string ReadString(NetCdfVariable variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count)
    {
        Span<nint> texts = [0];
        var slab = new Hyperslab(variable.Dimensions.Length, start, count, texts.Length);
        lock (NetCdfNative.Gate)
        {
            Check(
                NetCdfNative.nc_get_vara_string(handle.Id, ids[variable.Name], slab.Start, slab.Count, texts),
                variable
            );
            var text = Marshal.PtrToStringUTF8(texts[0]) ?? "";
            Check(NetCdfNative.nc_free_string(1, texts), variable);
            return text.TrimEnd();
        }
    }

    private void CheckReadable(NetCdfVariable variable)
    {
        if (ObstacleTo(variable) is { } obstacle)
            throw new UnreadableInputException(Path, obstacle, variable: variable.Name);
    }

    /// <summary>
    /// Chunks of a few values make a plane of millions of chunks, which takes HDF5 gigabytes and minutes.
    /// </summary>
    private void CheckChunks(NetCdfVariable variable, in Hyperslab slab)
    {
        if (variable.Dimensions.Length is 0 or > Hdf5Native.MostRank)
            return;
        Span<nuint> chunk = stackalloc nuint[Hdf5Native.MostRank];
        chunk.Clear();
        Check(NetCdfNative.nc_inq_var_chunking(handle.Id, ids[variable.Name], out var storage, chunk), variable);
        if (
            storage == Chunked
            && chunk[..variable.Dimensions.Length].IndexOf((nuint)0) < 0
            && slab.ChunksOf(chunk) > NetCdfLimits.ChunksOfRead
        )
        {
            throw new UnreadableInputException(
                Path,
                $"is stored in chunks so small that a read takes over {NetCdfLimits.ChunksOfRead} of them; store it in larger ones with 'nccopy -c'",
                variable: variable.Name
            );
        }
    }

    private void Check(int status, NetCdfVariable variable)
    {
        if (status != 0)
        {
            throw new UnreadableInputException(
                Path,
                $"cannot be read ({UnidataLibrary.ErrorText(status)}); the file may be damaged or cut short, fetch it again",
                variable: variable.Name
            );
        }
    }
}
