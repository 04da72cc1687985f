using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Hysplit;

/// <summary>A source of a run.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Height">Metres above ground.</param>
internal readonly record struct CdumpSource(double Latitude, double Longitude, double Height);

/// <summary>
/// What a HYSPLIT concentration file (<c>cdump</c>) says before its first period. Contents of the records: HYSPLIT
/// User's Guide, "Concentration Output File Format".
/// </summary>
internal sealed class CdumpHeader
{
    /// <summary>Length of the first record: the meteorological model and seven integers.</summary>
    public const int FirstRecordLength = 32;

    private const int SourceLength = 32;
    private const int GridLength = 24;

    // A plane of so many cells takes half a gigabyte.
    private const long MostCells = 1L << 27;

    // Far more than the model's own limits allow.
    private const int MostEntries = 10_000;

    private readonly CdumpRecords records;

    private CdumpHeader(CdumpRecords records) => this.records = records;

    /// <summary>The meteorological model that drove the run, e.g. <c>NARR</c>.</summary>
    public string Meteorology { get; private set; } = string.Empty;

    /// <summary>True where planes hold only the cells that are not zero.</summary>
    public bool IsPacked { get; private set; }

    /// <summary>Where ash was released.</summary>
    public ImmutableArray<CdumpSource> Sources { get; private set; }

    /// <summary>Columns of the grid, eastward.</summary>
    public GridAxis Longitudes { get; private set; } = null!;

    /// <summary>Rows of the grid, northward.</summary>
    public GridAxis Latitudes { get; private set; } = null!;

    /// <summary>Tops of the layers in metres above ground, in the file's order; 0 is the deposit.</summary>
    public ImmutableArray<int> Levels { get; private set; }

    /// <summary>Ids of the pollutants, without the blanks that pad them to four characters.</summary>
    public ImmutableArray<string> Pollutants { get; private set; }

    /// <summary>Reads the header.</summary>
    /// <param name="records">The file.</param>
    /// <param name="offset">Receives the offset of the first period.</param>
    /// <exception cref="Errors.UnreadableInputException">The header is damaged; the message names the byte.</exception>
    public static CdumpHeader Read(CdumpRecords records, out long offset)
    {
        offset = 0;
        var first = records.Take(ref offset, FirstRecordLength, "the meteorological model");
        var (sources, packing) = (Integer(first, 6), Integer(first, 7));
        var header = new CdumpHeader(records)
        {
            Meteorology = Encoding.ASCII.GetString(first[..4]).Trim(),
            IsPacked = packing == 1,
        };
        if (packing is not (0 or 1))
            throw records.Damaged(0, $"the packing flag is {packing} instead of 0 or 1");
        if (sources < 1 || (long)sources * SourceLength > records.Length)
            throw records.Damaged(0, $"the number of sources is {sources}");
        header.Sources = header.ReadSources(sources, ref offset);
        header.ReadGrid(ref offset);
        header.Levels = header.ReadLevels(ref offset);
        header.Pollutants = header.ReadPollutants(ref offset);
        return header;
    }

    /// <summary>The four characters of an id, without the blanks that pad it.</summary>
    public static string IdAt(ReadOnlySpan<byte> content, int at) =>
        Encoding.ASCII.GetString(content.Slice(at, 4)).Trim();

    /// <summary>The integer at a place, counted in units of four bytes.</summary>
    public static int Integer(ReadOnlySpan<byte> content, int index) =>
        BinaryPrimitives.ReadInt32BigEndian(content[(4 * index)..]);

    private ImmutableArray<CdumpSource> ReadSources(int count, ref long offset)
    {
        var sources = ImmutableArray.CreateBuilder<CdumpSource>(count);
        for (var index = 0; index < count; index++)
        {
            var start = offset;
            var content = records.Take(ref offset, SourceLength, "a source");
            sources.Add(new CdumpSource(Real(content, 4, start), Real(content, 5, start), Real(content, 6, start)));
        }

        return sources.MoveToImmutable();
    }

    private void ReadGrid(ref long offset)
    {
        var start = offset;
        var content = records.Take(ref offset, GridLength, "the grid");
        var (rows, columns) = (Integer(content, 0), Integer(content, 1));
        var (stepY, stepX) = (Real(content, 2, start), Real(content, 3, start));
        var (south, west) = (Real(content, 4, start), Real(content, 5, start));
        if (rows < 1 || columns < 1 || (long)rows * columns > MostCells)
            throw records.Damaged(start, $"the grid has {columns} x {rows} cells; at most {MostCells} can be read");
        var (east, north) = (west + ((columns - 1) * stepX), south + ((rows - 1) * stepY));
        // A row of a global grid is centred on the pole; single precision costs a little.
        var isOnGlobe =
            stepX > 0
            && stepY > 0
            && west >= -360
            && east <= 720
            && south >= -90 - (stepY / 4)
            && north <= 90 + (stepY / 4);
        if (!isOnGlobe)
        {
            throw records.Damaged(
                start,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the grid runs from {west:G7} to {east:G7} degrees east and {south:G7} to {north:G7} degrees north"
                )
            );
        }

        Longitudes = GridAxis.Regular(west, stepX, columns);
        Latitudes = GridAxis.Regular(south, stepY, rows).ClampToPoles();
    }

    private ImmutableArray<int> ReadLevels(ref long offset)
    {
        var start = offset;
        var content = TakeList(ref offset, "the levels", out var count);
        var levels = ImmutableArray.CreateBuilder<int>(count);
        for (var index = 1; index <= count; index++)
            levels.Add(Integer(content, index));
        return levels.All(top => top >= 0) && levels.Distinct().Count() == count
            ? levels.MoveToImmutable()
            : throw records.Damaged(start, "the tops of the levels are negative or repeated");
    }

    private ImmutableArray<string> ReadPollutants(ref long offset)
    {
        var start = offset;
        var content = TakeList(ref offset, "the pollutants", out var count);
        var ids = ImmutableArray.CreateBuilder<string>(count);
        for (var index = 1; index <= count; index++)
            ids.Add(IdAt(content, 4 * index));
        return ids.Distinct().Count() == count
            ? ids.MoveToImmutable()
            : throw records.Damaged(start, "a pollutant is listed twice");
    }

    /// <summary>A record of a count and as many entries of four bytes.</summary>
    private ReadOnlySpan<byte> TakeList(ref long offset, string what, out int count)
    {
        var length = records.LengthAt(offset);
        count = length >= 8 ? records.IntegerAt(offset + CdumpRecords.MarkLength) : 0;
        return count is > 0 and <= MostEntries && length == 4 + (4 * count)
            ? records.Take(ref offset, length, what)
            : throw records.Damaged(offset, $"the record of {what} has {length} bytes for {count} entries");
    }

    /// <summary>
    /// A number as it was meant: the nearest decimal number of seven digits. A step of 0.05 stored in single precision,
    /// taken as it is, drifts across a wide grid.
    /// </summary>
    private double Real(ReadOnlySpan<byte> content, int index, long offset)
    {
        var value = BinaryPrimitives.ReadSingleBigEndian(content[(4 * index)..]);
        return Math.Abs(value) < 1e7f
            ? (double)(decimal)value
            : throw records.Damaged(
                offset,
                $"the header holds the number {value.ToString(CultureInfo.InvariantCulture)}"
            );
    }
}
