using System.Buffers;
using System.IO.Compression;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// A deflated dataset of which a chunk holds all of a plane or a part of it, as models store their fields. Its chunks
/// are read as they are stored and inflated by .NET, which takes half as long as HDF5 does it and does not hold up
/// other threads that read NetCDF. Whatever is not just so is left to the library, which also says what is wrong.
/// </summary>
/// <remarks>
/// "HDF5 File Format Specification", version 3.0, IV.A.2.l: filter 1 is deflate with a zlib header, 2 is shuffle.
/// </remarks>
internal sealed class ChunkedDataset : IDisposable
{
    private const int Deflate = 1;
    private const int Shuffle = 2;

    private readonly long dataset;
    private readonly int valueBytes;
    private readonly bool isShuffled;
    private readonly ulong[] lengths;
    private readonly ulong[] chunk;
    private readonly int chunkBytes;

    private ChunkedDataset(
        long dataset,
        int valueBytes,
        bool isShuffled,
        ulong[] lengths,
        ulong[] chunk,
        int chunkBytes
    ) =>
        (this.dataset, this.valueBytes, this.isShuffled, this.lengths, this.chunk, this.chunkBytes) = (
            dataset,
            valueBytes,
            isShuffled,
            lengths,
            chunk,
            chunkBytes
        );

    /// <summary>Chunks that were read, for tests to see that some were.</summary>
    internal int ChunksRead { get; private set; }

    /// <summary>
    /// Opens the dataset of a variable; null where it is stored in another way. Under <see cref="NetCdfNative.Gate"/>.
    /// </summary>
    /// <param name="file">HDF5's id of the file.</param>
    /// <param name="variable">The variable.</param>
    public static ChunkedDataset? TryOpen(long file, NetCdfVariable variable)
    {
        if (variable.Type is not (NetCdfType.Float or NetCdfType.Short))
            return null;
        var dataset = Hdf5Native.OpenObject(file, [.. System.Text.Encoding.UTF8.GetBytes(variable.Name), 0]);
        if (dataset < 0)
            return null;
        var opened = Hdf5Native.TypeOf(dataset) == Hdf5Native.Dataset ? TryDescribe(dataset, variable) : null;
        if (opened is null)
            Hdf5Native.CloseObject(dataset);
        return opened;
    }

    /// <summary>Reads a plane; false, with anything in the destination, where the library must.</summary>
    /// <param name="start">Where it starts along each dimension.</param>
    /// <param name="count">How long it is along each dimension.</param>
    /// <param name="destination">Receives the stored values.</param>
    public bool TryRead(ReadOnlySpan<long> start, ReadOnlySpan<long> count, Span<byte> destination)
    {
        // The two dimensions of the plane; along all others a chunk has the length 1.
        var (down, across) = (-1, -1);
        var position = new ulong[lengths.Length];
        for (var dimension = 0; dimension < position.Length; dimension++)
        {
            position[dimension] = (ulong)start[dimension];
            if (count[dimension] == 1 && chunk[dimension] == 1 && position[dimension] < lengths[dimension])
                continue;
            // What libnetcdf says of an unlimited dimension is more than the dataset has where another variable is
            // longer.
            if (start[dimension] != 0 || (ulong)count[dimension] != lengths[dimension] || down >= 0)
                return false;
            (down, across) = (across, dimension);
        }

        return across >= 0 && TryReadPlane(position, down, across, destination);
    }

    /// <summary>Closes it; under <see cref="NetCdfNative.Gate"/>, and before the file.</summary>
    public void Dispose() => Hdf5Native.CloseObject(dataset);

    private static ChunkedDataset? TryDescribe(long dataset, NetCdfVariable variable)
    {
        var (lengths, chunk) = (Hdf5Chunks.LengthsOf(dataset), Hdf5Native.ChunkLengths(dataset));
        var rank = variable.Dimensions.Length;
        if (
            rank < 2
            || lengths.Length != rank
            || chunk.Length != rank
            || !Hdf5Chunks.IsStoredAs(dataset, variable.Type)
        )
            return null;
        var storage = Hdf5Native.StorageOf(dataset);
        bool? isShuffled = storage?.Filters switch
        {
            [(Deflate, _)] => false,
            [(Shuffle, _), (Deflate, _)] => true,
            _ => null,
        };
        var valueBytes = variable.Type == NetCdfType.Float ? sizeof(float) : sizeof(short);
        return isShuffled is null || storage!.ChunkBytes > NetCdfLimits.PlaneCells * valueBytes
            ? null
            : new ChunkedDataset(dataset, valueBytes, isShuffled.Value, lengths, chunk, (int)storage.ChunkBytes);
    }

    private bool TryReadPlane(ulong[] position, int down, int across, Span<byte> destination)
    {
        var (rows, chunkRows) = down < 0 ? (1, 1) : ((int)lengths[down], (int)chunk[down]);
        var (columns, chunkColumns) = ((int)lengths[across], (int)chunk[across]);
        if (chunkRows == rows && chunkColumns == columns)
            return TryReadChunk(position, destination);
        var tile = ArrayPool<byte>.Shared.Rent(chunkBytes);
        try
        {
            for (var row = 0; row < rows; row += chunkRows)
            {
                if (down >= 0)
                    position[down] = (ulong)row;
                for (var column = 0; column < columns; column += chunkColumns)
                {
                    position[across] = (ulong)column;
                    if (!TryReadChunk(position, tile.AsSpan(0, chunkBytes)))
                        return false;
                    var bytes = Math.Min(chunkColumns, columns - column) * valueBytes;
                    for (var line = 0; line < Math.Min(chunkRows, rows - row); line++)
                    {
                        tile.AsSpan(line * chunkColumns * valueBytes, bytes)
                            .CopyTo(destination[((((row + line) * columns) + column) * valueBytes)..]);
                    }
                }
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(tile);
        }
    }

    private bool TryReadChunk(ulong[] position, Span<byte> destination)
    {
        var stored = Array.Empty<byte>();
        try
        {
            int length;
            lock (NetCdfNative.Gate)
            {
                Hdf5Messages.SilenceOnThisThread();
                // Deflate adds 5 bytes to 16 KB at most (RFC 1951, section 3.2.4), and zlib 6 to all.
                var bytes = Hdf5Chunks.StoredBytes(dataset, position);
                if (bytes == 0 || bytes > (ulong)chunkBytes + ((ulong)chunkBytes / 1000) + 64)
                    return false;
                length = (int)bytes;
                stored = ArrayPool<byte>.Shared.Rent(length);
                if (!Hdf5Chunks.TryRead(dataset, position, stored.AsSpan(0, length)))
                    return false;
            }

            ChunksRead++;
            return isShuffled
                ? TryInflateShuffled(stored, length, destination)
                : TryInflate(stored, length, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    private bool TryInflateShuffled(byte[] stored, int length, Span<byte> destination)
    {
        var shuffled = ArrayPool<byte>.Shared.Rent(chunkBytes);
        try
        {
            var bytes = shuffled.AsSpan(0, chunkBytes);
            if (!TryInflate(stored, length, bytes))
                return false;
            ShuffledBytes.Restore(bytes, valueBytes, destination);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(shuffled);
        }
    }

    private static bool TryInflate(byte[] stored, int length, Span<byte> destination)
    {
        try
        {
            using var inflated = new ZLibStream(
                new MemoryStream(stored, 0, length, writable: false),
                CompressionMode.Decompress
            );
            // To the end, where the checksum is.
            return inflated.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false)
                    == destination.Length
                && inflated.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
