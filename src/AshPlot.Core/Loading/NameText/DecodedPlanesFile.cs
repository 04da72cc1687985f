using System.Runtime.InteropServices;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Runs;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Core.Loading.NameText;

/// <summary>
/// Planes of one text file as numbers, so that a slice is read at the cost of its rows. A working file of one run on
/// one machine: bytes are in the machine's order, and nothing reads it after the run.
/// </summary>
/// <remarks>
/// Layout: one entry (offset, count) of two 64-bit numbers per plane; then the planes. A plane is either dense (all
/// cells, 32-bit floats; the count is -1) or sparse (the indices of cells that are not zero as 32-bit numbers, then as
/// many values), whichever is smaller.
/// </remarks>
internal sealed class DecodedPlanesFile : IPlaneSource
{
    private const int EntryLength = 2 * sizeof(long);
    private const int PairsAtOnce = 16 * 1024;
    private const long Dense = -1;

    private readonly SafeFileHandle file;
    private readonly string source;

    /// <summary>Opens a file that <see cref="Write"/> has left.</summary>
    /// <param name="path">The file of decoded planes.</param>
    /// <param name="source">The text file it was made from, for messages.</param>
    /// <exception cref="UnreadableInputException">It cannot be opened.</exception>
    public DecodedPlanesFile(string path, string source)
    {
        this.source = source;
        try
        {
            using var folder = OutputPath.OpenFolderOf(path);
            file = folder.OpenFile(Path.GetFileName(path), orCreate: false, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Lost(error);
        }
    }

    /// <summary>
    /// Writes the planes of all fields of all stores, which have as many each, into a new file of a folder, which is
    /// made if it is not there.
    /// </summary>
    /// <returns>The path of the file.</returns>
    /// <exception cref="UnwritableOutputException">The folder or the file cannot be written; nothing is left
    /// behind.</exception>
    public static string Write(string folder, IReadOnlyList<RowStore> stores, int cellCount)
    {
        var name = $"{Guid.NewGuid():N}.planes";
        try
        {
            using var held = OutputPath.Make(OutputPath.RootOf(folder), folder, isPrivate: true);
            using var stream = new FileStream(
                held.PathOf(name),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 0
            );
            var planes = stores.Sum(store => store.Fields);
            var table = new long[2 * planes];
            stream.Position = (long)planes * EntryLength;
            var cells = new int[stores.Select(store => store.Count).DefaultIfEmpty().Max()];
            var values = new float[cells.Length];
            float[]? dense = null;
            for (var plane = 0; plane < planes; plane++)
            {
                var (rows, field) = (stores[plane / stores[0].Fields], plane % stores[0].Fields);
                var count = rows.CopyNonZero(field, cells, values);
                table[2 * plane] = stream.Position;
                var isDense = 2L * count > cellCount;
                table[(2 * plane) + 1] = isDense ? Dense : count;
                if (!isDense)
                {
                    stream.Write(MemoryMarshal.AsBytes(cells.AsSpan(0, count)));
                    stream.Write(MemoryMarshal.AsBytes(values.AsSpan(0, count)));
                    continue;
                }

                dense ??= new float[cellCount];
                Array.Clear(dense);
                Scatter(cells.AsSpan(0, count), values, dense);
                stream.Write(MemoryMarshal.AsBytes(dense.AsSpan()));
            }

            stream.Position = 0;
            stream.Write(MemoryMarshal.AsBytes(table.AsSpan()));
            return Path.Combine(folder, name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(Path.Combine(folder, name));
            throw new UnwritableOutputException(
                folder,
                $"decoded data cannot be written there ({error.Message})",
                error
            );
        }
    }

    /// <inheritdoc/>
    public void Read(PlaneTerm term, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(term);
        Span<long> entry = stackalloc long[2];
        var field = term.Index is [>= 0 and var only] ? only : throw Lost(null);
        ReadExactly((long)field * EntryLength, MemoryMarshal.AsBytes(entry));
        var (offset, count) = (entry[0], entry[1]);
        if (count == Dense)
        {
            ReadExactly(offset, MemoryMarshal.AsBytes(destination));
            return;
        }

        if (count < 0 || count > destination.Length)
            throw Lost(null);
        destination.Clear();
        var cells = new int[Math.Min(count, PairsAtOnce)];
        var values = new float[cells.Length];
        for (long done = 0; done < count; done += cells.Length)
        {
            var length = (int)Math.Min(cells.Length, count - done);
            ReadExactly(offset + (done * sizeof(int)), MemoryMarshal.AsBytes(cells.AsSpan(0, length)));
            ReadExactly(offset + ((count + done) * sizeof(int)), MemoryMarshal.AsBytes(values.AsSpan(0, length)));
            foreach (var cell in cells.AsSpan(0, length))
            {
                if ((uint)cell >= (uint)destination.Length)
                    throw Lost(null);
            }

            Scatter(cells.AsSpan(0, length), values, destination);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static void Scatter(ReadOnlySpan<int> cells, ReadOnlySpan<float> values, Span<float> plane)
    {
        for (var index = 0; index < cells.Length; index++)
            plane[cells[index]] = values[index];
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The folder itself is the problem, which the caller reports.
        }
    }

    private void ReadExactly(long offset, Span<byte> destination)
    {
        try
        {
            while (!destination.IsEmpty)
            {
                var read = RandomAccess.Read(file, destination, offset);
                if (read == 0)
                    throw Lost(null);
                destination = destination[read..];
                offset += read;
            }
        }
        catch (IOException error)
        {
            throw Lost(error);
        }
    }

    private UnreadableInputException Lost(Exception? cause) =>
        new(source, "its decoded data is gone or damaged; run the command again", innerException: cause);
}
