using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>Reads slices, and can keep them for whoever draws them. Not thread-safe.</summary>
/// <param name="files">Files of the run.</param>
/// <param name="keeper">Keeps slices; null keeps none.</param>
internal sealed class KeepingReader(IReadOnlyList<SourceFile> files, ISliceKeeper? keeper) : IDisposable
{
    private readonly SliceReader reader = new(files);
    private float[] values = [];
    private int[] words = [];
    private int last;

    /// <summary>Reads a slice into the reader's own buffer, such that it can be kept.</summary>
    /// <param name="cells">Number of its values.</param>
    /// <param name="slice">The slice.</param>
    /// <returns>Values [latitude, longitude], until the next call.</returns>
    /// <exception cref="Errors.UnreadableInputException">A plane cannot be read.</exception>
    public ReadOnlySpan<float> Read(int cells, SliceDescription slice)
    {
        // A slice that cannot be read is not to be kept either.
        last = 0;
        if (values.Length < cells)
            values = new float[cells];
        var destination = values.AsSpan(0, cells);
        reader.Read(slice, destination);
        last = cells;
        return destination;
    }

    /// <summary>Reads a slice, from where it is kept if it is.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="kept">Where it may be kept.</param>
    /// <param name="destination">Receives [latitude, longitude] values in the order of the grid; missing is
    /// NaN.</param>
    /// <exception cref="Errors.UnreadableInputException">A plane cannot be read.</exception>
    public void Read(SliceDescription slice, KeptSlice? kept, Span<float> destination)
    {
        if (kept is null || !TryFetch(kept, destination))
            reader.Read(slice, destination);
    }

    /// <summary>Keeps what was read last; null where that could not be done.</summary>
    public KeptSlice? Keep()
    {
        if (keeper is null || last == 0)
            return null;
        var count = CompactValues.Pack(values.AsSpan(0, last), Words(CompactValues.MostWords(last)));
        return keeper.Keep(MemoryMarshal.AsBytes(words.AsSpan(0, count)));
    }

    public void Dispose() => reader.Dispose();

    /// <inheritdoc cref="SliceReader.TakeNotes"/>
    public IReadOnlyList<string> TakeNotes() => reader.TakeNotes();

    private bool TryFetch(KeptSlice kept, Span<float> destination)
    {
        if (
            keeper is null
            || kept.Length < 0
            || kept.Length > sizeof(int) * CompactValues.MostWords(destination.Length)
        )
            return false;
        var content = Words(kept.Length / sizeof(int));
        return keeper.TryFetch(kept, MemoryMarshal.AsBytes(content)) && CompactValues.TryUnpack(content, destination);
    }

    private Span<int> Words(int count)
    {
        if (words.Length < count)
            words = new int[count];
        return words.AsSpan(0, count);
    }
}

/// <summary>
/// Keeps slices between measuring and drawing, so that they are not inflated twice. It may refuse to keep one, and lose
/// one that it has kept: such a slice is read from its file again.
/// </summary>
internal interface ISliceKeeper
{
    /// <summary>Keeps bytes; null where there is no room.</summary>
    KeptSlice? Keep(ReadOnlySpan<byte> content);

    /// <summary>
    /// Fetches what was kept, here or by the keeper of another worker; false where it is no longer there.
    /// </summary>
    /// <param name="kept">Where it is.</param>
    /// <param name="content">Receives <see cref="KeptSlice.Length"/> bytes.</param>
    bool TryFetch(KeptSlice kept, Span<byte> content);
}

/// <summary>
/// Where a slice that has been read is kept, for whoever needs it next. Plain data that travels between processes.
/// </summary>
/// <param name="Place">What the <see cref="ISliceKeeper"/> knows the place by.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Checksum">CRC-32 of the bytes.</param>
internal sealed record KeptSlice(
    [property: JsonConverter(typeof(RepeatedTextConverter))] string Place,
    long Offset,
    int Length,
    uint Checksum
);
