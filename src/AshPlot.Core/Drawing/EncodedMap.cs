using System.Collections.Immutable;
using AshPlot.Core.Output;

namespace AshPlot.Core.Drawing;

/// <summary>What the files of a map will hold, in borrowed memory.</summary>
/// <param name="path">Relative to the output folder, without an extension.</param>
/// <param name="contents">One to a format, in their order.</param>
/// <param name="values">The values that the map, or each of its panels, shows, for the page.</param>
internal sealed class EncodedMap(
    string path,
    ImmutableArray<PooledStream> contents,
    IReadOnlyList<EncodedValues> values
) : IDisposable
{
    public string Path => path;

    public ImmutableArray<PooledStream> Contents => contents;

    public IReadOnlyList<EncodedValues> Values => values;

    public void Dispose()
    {
        foreach (var one in values)
            one.Content.Dispose();
        foreach (var content in contents)
            content.Dispose();
    }
}

/// <summary>The values that a map shows, for the page.</summary>
/// <param name="Path">Relative to the output folder.</param>
/// <param name="Content">What is to be written.</param>
/// <param name="Grid">The file, which is there, that says which of them a pixel shows.</param>
internal sealed record EncodedValues(string Path, PooledStream Content, FileStamp Grid);
