using System.Text;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>A file that the C library is writing.</summary>
internal sealed class UnidataWriter(string path, NetCdfHandle handle) : INetCdfWriter
{
    private const int Chunked = 0;

    private readonly Dictionary<string, int> dimensions = [];
    private readonly Dictionary<string, (int Id, int Rank)> variables = [];
    private bool defining = true;

    public void DefineDimension(string name, long? length)
    {
        if (length is <= 0)
            throw new ArgumentOutOfRangeException(nameof(length), length, "a dimension has at least one entry");
        lock (NetCdfNative.Gate)
        {
            Check(NetCdfNative.nc_def_dim(handle.Id, name, (nuint)(length ?? 0), out var id));
            dimensions.Add(name, id);
        }
    }

    public void DefineAttribute(NetCdfAttribute attribute)
    {
        lock (NetCdfNative.Gate)
            Put(NetCdfNative.GlobalAttributes, attribute);
    }

    public void DefineVariable(NetCdfVariableDefinition definition)
    {
        int[] ids = [.. definition.Dimensions.Select(name => dimensions[name])];
        nuint[] chunks = [.. definition.Chunks.Select(length => checked((nuint)length))];
        if (chunks.Length != 0 && chunks.Length != ids.Length)
            throw new ArgumentException("a chunk needs a length for each dimension", nameof(definition));
        lock (NetCdfNative.Gate)
        {
            Check(
                NetCdfNative.nc_def_var(handle.Id, definition.Name, (int)definition.Type, ids.Length, ids, out var id)
            );
            if (chunks.Length != 0)
                Check(NetCdfNative.nc_def_var_chunking(handle.Id, id, Chunked, chunks));
            if (definition.DeflateLevel > 0)
                Check(NetCdfNative.nc_def_var_deflate(handle.Id, id, shuffle: 1, deflate: 1, definition.DeflateLevel));
            foreach (var attribute in definition.Attributes)
                Put(id, attribute);
            variables.Add(definition.Name, (id, ids.Length));
        }
    }

    public void Write(string variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, ReadOnlySpan<float> values)
    {
        var (id, rank) = variables[variable];
        var slab = new Hyperslab(rank, start, count, values.Length);
        lock (NetCdfNative.Gate)
        {
            EndDefinitions();
            Check(NetCdfNative.nc_put_vara_float(handle.Id, id, slab.Start, slab.Count, values));
        }
    }

    public void Write(string variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, ReadOnlySpan<double> values)
    {
        var (id, rank) = variables[variable];
        var slab = new Hyperslab(rank, start, count, values.Length);
        lock (NetCdfNative.Gate)
        {
            EndDefinitions();
            Check(NetCdfNative.nc_put_vara_double(handle.Id, id, slab.Start, slab.Count, values));
        }
    }

    public void WriteText(string variable, ReadOnlySpan<long> start, ReadOnlySpan<long> count, string text)
    {
        var (id, rank) = variables[variable];
        var length = 1L;
        foreach (var extent in count)
            length = checked(length * extent);
        var bytes = new byte[length];
        if (!Encoding.UTF8.TryGetBytes(text, bytes, out _))
            throw new ArgumentException($"'{text}' is longer than {length} bytes", nameof(text));
        var slab = new Hyperslab(rank, start, count, bytes.Length);
        lock (NetCdfNative.Gate)
        {
            EndDefinitions();
            Check(NetCdfNative.nc_put_vara_text(handle.Id, id, slab.Start, slab.Count, bytes));
        }
    }

    public void Complete()
    {
        lock (NetCdfNative.Gate)
            EndDefinitions();
        Check(handle.CloseWithStatus());
    }

    public void Dispose() => handle.Dispose();

    private void EndDefinitions()
    {
        if (!defining)
            return;
        Check(NetCdfNative.nc_enddef(handle.Id));
        defining = false;
    }

    private void Put(int variable, NetCdfAttribute attribute)
    {
        if (attribute.Text is { } text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Check(NetCdfNative.nc_put_att_text(handle.Id, variable, attribute.Name, (nuint)bytes.Length, bytes));
        }
        else
        {
            Check(
                NetCdfNative.nc_put_att_double(
                    handle.Id,
                    variable,
                    attribute.Name,
                    (int)attribute.Type,
                    (nuint)attribute.Numbers.Length,
                    attribute.Numbers.AsSpan()
                )
            );
        }
    }

    private void Check(int status)
    {
        if (status != 0)
            throw new UnwritableOutputException(path, $"cannot be written ({UnidataLibrary.ErrorText(status)})");
    }
}
