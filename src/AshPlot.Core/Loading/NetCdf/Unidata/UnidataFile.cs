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

    /// <param name="path">The path the user gave.</param>
    /// <param name="handle">The open file, which this object closes.</param>
    /// <param name="length">Length of the file in bytes.</param>
    /// <param name="obstacles">By name of a variable, why its values cannot be read on this machine.</param>
    public UnidataFile(string path, NetCdfHandle handle, long length, ImmutableDictionary<string, string> obstacles)
    {
        Path = path;
        this.handle = handle;
        this.obstacles = obstacles;
        var metadata = new MetadataReader(path, handle.Id, length);
        lock (NetCdfNative.Gate)
            (Dimensions, Variables, Attributes) = metadata.ReadAll();
        for (var index = 0; index < Variables.Length; index++)
            ids[Variables[index].Name] = index;
    }

    public string Path { get; }

    public ImmutableArray<NetCdfDimension> Dimensions { get; }

    public ImmutableArray<NetCdfVariable> Variables { get; }

    public NetCdfAttributes Attributes { get; }

    public NetCdfVariable? Find(string name) => ids.TryGetValue(name, out var index) ? Variables[index] : null;

    public string? ObstacleTo(NetCdfVariable variable) => obstacles.GetValueOrDefault(variable.Name);

    public void Read(NetCdfVariable variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, Span<float> destination)
    {
        CheckReadable(variable);
        var slab = new Hyperslab(variable.Dimensions.Length, start, count, destination.Length);
        lock (NetCdfNative.Gate)
        {
            Hdf5Messages.SilenceOnThisThread();
            CheckChunks(variable, slab);
            Check(NetCdfNative.nc_get_vara_float(handle.Id, ids[variable.Name], slab.Start, slab.Count, destination), variable);
        }
    }

    public void Read(NetCdfVariable variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, Span<double> destination)
    {
        CheckReadable(variable);
        var slab = new Hyperslab(variable.Dimensions.Length, start, count, destination.Length);
        lock (NetCdfNative.Gate)
        {
            Hdf5Messages.SilenceOnThisThread();
            CheckChunks(variable, slab);
            Check(NetCdfNative.nc_get_vara_double(handle.Id, ids[variable.Name], slab.Start, slab.Count, destination), variable);
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
            Check(NetCdfNative.nc_get_vara_text(handle.Id, ids[variable.Name], slab.Start, slab.Count, bytes), variable);
        }

        return NetCdfText.Decode(bytes);
    }

    public void Dispose() => handle.Dispose();

    private string ReadString(NetCdfVariable variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count)
    {
        Span<nint> texts = [0];
        var slab = new Hyperslab(variable.Dimensions.Length, start, count, texts.Length);
        lock (NetCdfNative.Gate)
        {
            Check(NetCdfNative.nc_get_vara_string(handle.Id, ids[variable.Name], slab.Start, slab.Count, texts), variable);
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

    /// <summary>Chunks of a few values make a plane of millions of chunks, which takes HDF5 gigabytes and minutes.</summary>
    private void CheckChunks(NetCdfVariable variable, in Hyperslab slab)
    {
        if (variable.Dimensions.Length is 0 or > Hdf5Native.MostRank)
            return;
        Span<nuint> chunk = stackalloc nuint[Hdf5Native.MostRank];
        chunk.Clear();
        Check(NetCdfNative.nc_inq_var_chunking(handle.Id, ids[variable.Name], out var storage, chunk), variable);
        if (storage == Chunked && chunk[..variable.Dimensions.Length].IndexOf((nuint)0) < 0 && slab.ChunksOf(chunk) > NetCdfLimits.ChunksOfRead)
        {
            throw new UnreadableInputException(
                Path, $"is stored in chunks so small that a read takes over {NetCdfLimits.ChunksOfRead} of them; store it in larger ones with 'nccopy -c'",
                variable: variable.Name);
        }
    }

    private void Check(int status, NetCdfVariable variable)
    {
        if (status != 0)
        {
            throw new UnreadableInputException(
                Path, $"cannot be read ({UnidataLibrary.ErrorText(status)}); the file may be damaged or cut short, fetch it again",
                variable: variable.Name);
        }
    }
}
