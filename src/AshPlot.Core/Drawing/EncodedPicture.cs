namespace AshPlot.Core.Drawing;

/// <summary>A whole picture file in borrowed memory.</summary>
internal sealed class EncodedPicture : IDisposable
{
    private readonly PooledStream content;

    internal EncodedPicture(PooledStream content) => this.content = content;

    /// <summary>The file's bytes, until this is disposed of.</summary>
    public ReadOnlySpan<byte> AsSpan() => content.Written;

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => content.Dispose();
}
