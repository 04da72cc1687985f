using System.Collections.Immutable;

namespace AshPlot.Core.Drawing;

/// <summary>What the files of a map will hold, in borrowed memory.</summary>
/// <param name="path">Relative to the output folder, without an extension.</param>
/// <param name="contents">One to a format, in their order.</param>
/// <param name="values">The values that the map shows, for the page; null where none are wanted.</param>
internal sealed class EncodedMap(string path, ImmutableArray<PooledStream> contents, PooledStream? values = null) : IDisposable
{
    public string Path => path;

    public ImmutableArray<PooledStream> Contents => contents;

    public PooledStream? Values => values;

    public void Dispose()
    {
        values?.Dispose();
        foreach (var content in contents)
            content.Dispose();
    }
}
