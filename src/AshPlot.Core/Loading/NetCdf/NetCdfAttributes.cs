using System.Collections;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>The attributes of a variable or file, in file order, found by their exact name.</summary>
internal sealed class NetCdfAttributes(IEnumerable<NetCdfAttribute> attributes) : IReadOnlyList<NetCdfAttribute>
{
    private readonly NetCdfAttribute[] attributes = [.. attributes];

    /// <inheritdoc/>
    public int Count => attributes.Length;

    /// <inheritdoc/>
    public NetCdfAttribute this[int index] => attributes[index];

    /// <summary>The attribute of that name, or null.</summary>
    public NetCdfAttribute? Find(string name) => Array.Find(attributes, attribute => attribute.Name == name);

    /// <summary>The trimmed text of an attribute; null where it is absent, blank or a number.</summary>
    public string? Text(string name) => Find(name)?.Text?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The first number of an attribute; null where it is absent or text.</summary>
    public double? Number(string name) => Find(name) is { Numbers: [var first, ..] } ? first : null;

    /// <inheritdoc/>
    public IEnumerator<NetCdfAttribute> GetEnumerator() => ((IEnumerable<NetCdfAttribute>)attributes).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
