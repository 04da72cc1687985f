using System.Buffers;
using System.IO.Compression;

namespace AshPlot.Core.Grids;

/// <summary>
/// Longitudes and latitudes of the centres of a curvilinear grid's cells, packed: they travel to every worker with the
/// description of the run. A million cells take one to three megabytes.
/// </summary>
/// <param name="Packed">
/// Millionths of a degree (11 cm), all longitudes, then all latitudes, row by row: each as its difference from what its
/// neighbours in the row and column before lead one to expect, as a variable-length integer; then deflated.
/// </param>
internal sealed record CellPlaces(byte[] Packed)
{
    private const double PerDegree = 1e6;

    /// <summary>Packs places.</summary>
    /// <param name="longitudes">Degrees east, row by row.</param>
    /// <param name="latitudes">Degrees north, row by row.</param>
    /// <param name="columns">Cells of a row.</param>
    internal static CellPlaces Of(ReadOnlySpan<double> longitudes, ReadOnlySpan<double> latitudes, int columns)
    {
        using var packed = new MemoryStream();
        using (var deflated = new ZLibStream(packed, CompressionLevel.Optimal))
        using (var writer = new BinaryWriter(deflated))
        {
            Write(writer, longitudes, columns, degrees => Math.IEEERemainder(degrees, 360));
            Write(writer, latitudes, columns, degrees => degrees);
        }

        return new CellPlaces(packed.ToArray());
    }

    /// <summary>Unpacks places.</summary>
    /// <param name="columns">Cells of a row.</param>
    /// <param name="count">Cells of the grid.</param>
    internal (double[] Longitudes, double[] Latitudes) Unpack(int columns, int count)
    {
        using var inflated = new ZLibStream(new MemoryStream(Packed), CompressionMode.Decompress);
        using var reader = new BinaryReader(new BufferedStream(inflated, 1 << 16));
        return (Read(reader, columns, count), Read(reader, columns, count));
    }

    /// <summary>True when all places are the same.</summary>
    public bool IsSameAs(CellPlaces other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Packed.AsSpan().SequenceEqual(other.Packed);
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<double> degrees, int columns, Func<double, double> turn)
    {
        var stored = ArrayPool<int>.Shared.Rent(degrees.Length);
        for (var index = 0; index < degrees.Length; index++)
        {
            stored[index] = (int)Math.Round(turn(degrees[index]) * PerDegree);
            writer.Write7BitEncodedInt(ZigZag(stored[index] - Expected(stored, index, columns)));
        }

        ArrayPool<int>.Shared.Return(stored);
    }

    private static double[] Read(BinaryReader reader, int columns, int count)
    {
        var stored = ArrayPool<int>.Shared.Rent(count);
        var degrees = new double[count];
        for (var index = 0; index < count; index++)
        {
            var difference = reader.Read7BitEncodedInt();
            stored[index] = (int)((uint)difference >> 1 ^ -(difference & 1)) + Expected(stored, index, columns);
            degrees[index] = stored[index] / PerDegree;
        }

        ArrayPool<int>.Shared.Return(stored);
        return degrees;
    }

    /// <summary>
    /// The plane through the neighbours to the left, above, and above to the left; overflow is the same both ways.
    /// </summary>
    private static int Expected(int[] stored, int index, int columns)
    {
        var left = index % columns > 0 ? stored[index - 1] : 0;
        var above = index >= columns ? stored[index - columns] : 0;
        var corner = index % columns > 0 && index >= columns ? stored[index - columns - 1] : 0;
        return unchecked(left + above - corner);
    }

    private static int ZigZag(int number) => (number << 1) ^ (number >> 31);
}
