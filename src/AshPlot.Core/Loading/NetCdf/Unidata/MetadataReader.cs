using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// Reads names, dimensions and attributes of an open file; to be used under <see cref="NetCdfNative.Gate"/>.
/// </summary>
internal sealed class MetadataReader(string path, int file, long fileLength)
{
    private readonly byte[] name = new byte[NetCdfNative.LongestName + 1];
    private long attributeBytes;

    public (
        ImmutableArray<NetCdfDimension> Dimensions,
        ImmutableArray<NetCdfVariable> Variables,
        NetCdfAttributes Attributes
    ) ReadAll()
    {
        var dimensions = ReadDimensions();
        Check(NetCdfNative.nc_inq_nvars(file, out var variableCount));
        var variables = ImmutableArray.CreateBuilder<NetCdfVariable>();
        for (var id = 0; id < variableCount; id++)
            variables.Add(ReadVariable(id, dimensions));
        Check(NetCdfNative.nc_inq_natts(file, out var attributeCount));
        var attributes = ReadAttributes(NetCdfNative.GlobalAttributes, null, attributeCount);
        return ([.. dimensions.Values], variables.ToImmutable(), attributes);
    }

    /// <summary>
    /// Names of the variables in groups below the root, as <c>group/name</c>; of very many the first ones.
    /// </summary>
    public ImmutableArray<string> ReadGrouped()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        AddGrouped(names, file, "", 0);
        return names.ToImmutable();
    }

    private void AddGrouped(ImmutableArray<string>.Builder names, int parent, string prefix, int depth)
    {
        // A person reads a few names, and a damaged file may claim any number.
        const int Most = 100,
            Deepest = 10;
        Check(NetCdfNative.nc_inq_grps(parent, out var count, default));
        var groups = new int[CheckedLength(count, sizeof(int), null)];
        Check(NetCdfNative.nc_inq_grps(parent, out _, groups));
        foreach (var group in groups)
        {
            Check(NetCdfNative.nc_inq_grpname(group, name));
            var own = $"{prefix}{NetCdfText.Decode(name)}/";
            Check(NetCdfNative.nc_inq_nvars(group, out var variables));
            for (var id = 0; id < variables && names.Count < Most; id++)
            {
                Check(NetCdfNative.nc_inq_varname(group, id, name));
                names.Add(own + NetCdfText.Decode(name));
            }

            if (depth < Deepest && names.Count < Most)
                AddGrouped(names, group, own, depth + 1);
        }
    }

    private Dictionary<int, NetCdfDimension> ReadDimensions()
    {
        Check(NetCdfNative.nc_inq_dimids(file, out var count, default, 0));
        var ids = new int[CheckedLength(count, sizeof(int), null)];
        Check(NetCdfNative.nc_inq_dimids(file, out _, ids, 0));
        Check(NetCdfNative.nc_inq_unlimdims(file, out count, default));
        var unlimited = new int[CheckedLength(count, sizeof(int), null)];
        Check(NetCdfNative.nc_inq_unlimdims(file, out _, unlimited));

        var dimensions = new Dictionary<int, NetCdfDimension>();
        foreach (var id in ids)
        {
            Check(NetCdfNative.nc_inq_dim(file, id, name, out var length));
            if (length > long.MaxValue)
                throw new UnreadableInputException(
                    path,
                    $"dimension '{NetCdfText.Decode(name)}' has an impossible length"
                );
            dimensions[id] = new NetCdfDimension(NetCdfText.Decode(name), (long)length, unlimited.Contains(id));
        }

        return dimensions;
    }

    private NetCdfVariable ReadVariable(int id, Dictionary<int, NetCdfDimension> dimensions)
    {
        Check(NetCdfNative.nc_inq_varndims(file, id, out var count));
        var ids = new int[CheckedLength(count, sizeof(int), null)];
        Check(NetCdfNative.nc_inq_var(file, id, name, out var type, out _, ids, out var attributeCount));
        var variable = NetCdfText.Decode(name);
        var own = ImmutableArray.CreateBuilder<NetCdfDimension>(ids.Length);
        foreach (var dimension in ids)
        {
            own.Add(
                dimensions.TryGetValue(dimension, out var known)
                    ? known
                    : throw new UnreadableInputException(
                        path,
                        "has a dimension that the file does not define",
                        variable: variable
                    )
            );
        }

        return new NetCdfVariable(
            variable,
            TypeOf(type),
            own.MoveToImmutable(),
            ReadAttributes(id, variable, attributeCount)
        );
    }

    private NetCdfAttributes ReadAttributes(int variable, string? variableName, int count)
    {
        var attributes = new List<NetCdfAttribute>();
        for (var index = 0; index < count; index++)
        {
            Check(NetCdfNative.nc_inq_attname(file, variable, index, name), variableName);
            Check(NetCdfNative.nc_inq_att(file, variable, name, out var type, out var length), variableName);
            attributes.Add(ReadAttribute(variable, variableName, TypeOf(type), length));
        }

        return new NetCdfAttributes(attributes);
    }

    private NetCdfAttribute ReadAttribute(int variable, string? variableName, NetCdfType type, nuint storedLength)
    {
        var attribute = NetCdfText.Decode(name);
        var length = CheckedLength(storedLength > int.MaxValue ? -1 : (int)storedLength, 1, variableName);
        attributeBytes += (long)length * (type is NetCdfType.Text ? 1 : sizeof(double));
        if (attributeBytes > NetCdfLimits.AttributeBytes)
            throw NetCdfLimits.AttributesTooLong(path);
        switch (type)
        {
            case NetCdfType.Other:
                return new NetCdfAttribute(attribute, type, null, []);
            case NetCdfType.Text:
                var bytes = new byte[length];
                Check(NetCdfNative.nc_get_att_text(file, variable, name, bytes), variableName);
                return new NetCdfAttribute(attribute, type, NetCdfText.Decode(bytes), []);
            case NetCdfType.Strings:
                return new NetCdfAttribute(attribute, type, ReadStrings(variable, variableName, length), []);
            default:
                var numbers = new double[length];
                Check(NetCdfNative.nc_get_att_double(file, variable, name, numbers), variableName);
                return new NetCdfAttribute(
                    attribute,
                    type,
                    null,
                    ImmutableCollectionsMarshal.AsImmutableArray(numbers)
                );
        }
    }

    private string ReadStrings(int variable, string? variableName, int length)
    {
        var texts = new nint[length];
        Check(NetCdfNative.nc_get_att_string(file, variable, name, texts), variableName);
        var joined = string.Join(", ", texts.Select(text => Marshal.PtrToStringUTF8(text)?.TrimEnd()));
        Check(NetCdfNative.nc_free_string((nuint)length, texts), variableName);
        return joined;
    }

    /// <summary>
    /// Lengths in a header are not to be believed: nothing of it can be longer than the file it stands in.
    /// </summary>
    private int CheckedLength(int count, int size, string? variable) =>
        count >= 0 && (long)count * size <= fileLength
            ? count
            : throw new UnreadableInputException(
                path,
                "has an impossible length in its header; fetch the file again",
                variable: variable
            );

    private void Check(int status, string? variable = null)
    {
        if (status != 0)
        {
            throw new UnreadableInputException(
                path,
                $"has a header that cannot be read ({UnidataLibrary.ErrorText(status)}); fetch the file again",
                variable: variable
            );
        }
    }

    private static NetCdfType TypeOf(int type) =>
        type is > 0 and <= (int)NetCdfType.Strings ? (NetCdfType)type : NetCdfType.Other;
}
