using System.Collections.Immutable;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Hysplit;

/// <summary>One sampling period and where its planes lie.</summary>
/// <param name="Begin">Beginning of the period.</param>
/// <param name="End">End of the period, by which the model names it.</param>
/// <param name="Planes">Record of each plane, [pollutant, level]: its offset in the file in units of four
/// bytes.</param>
internal sealed record CdumpPeriod(ModelTime Begin, ModelTime End, ImmutableArray<int> Planes);

/// <summary>
/// Where the planes of a HYSPLIT concentration file lie, found in one pass over the lengths of its records: time and
/// memory go by periods, not by cells.
/// </summary>
internal sealed class CdumpIndex
{
    private const int PeriodLength = 24;

    /// <summary>
    /// The cells of every plane of a smaller file are checked at once; of a larger one when a plane is read.
    /// </summary>
    private const long CheckedAtOnce = 64L << 20;

    private readonly CdumpRecords records;
    private readonly CdumpHeader header;
    private readonly List<CdumpPeriod> periods = [];
    private long offset;

    private CdumpIndex(CdumpRecords records, CdumpHeader header, long offset) =>
        (this.records, this.header, this.offset) = (records, header, offset);

    /// <summary>The periods that are there whole.</summary>
    public IReadOnlyList<CdumpPeriod> Periods => periods;

    /// <summary>True where the last period lacks planes: the model may be running still.</summary>
    public bool EndsWithinPeriod { get; private set; }

    /// <summary>Indexes a file.</summary>
    /// <param name="records">The file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="offset">Where its first period begins.</param>
    /// <exception cref="Errors.UnreadableInputException">A record is damaged; the message names the byte.</exception>
    public static CdumpIndex Read(CdumpRecords records, CdumpHeader header, long offset)
    {
        var index = new CdumpIndex(records, header, offset);
        while (!records.IsEnd(index.offset) && !index.EndsWithinPeriod)
            index.ReadPeriod();
        return index;
    }

    private void ReadPeriod()
    {
        var begin = ReadTime("the beginning of a period");
        if (records.IsEnd(offset))
        {
            EndsWithinPeriod = true;
            return;
        }

        var start = offset;
        var end = ReadTime("the end of a period");
        if (end.Seconds < begin.Seconds)
            throw records.Damaged(start, $"a period ends at {end}, before it begins at {begin}");
        if (ReadPlanes() is { } planes)
            periods.Add(new CdumpPeriod(begin, end, planes));
        else
            EndsWithinPeriod = true;
    }

    /// <summary>The planes of a period; null where the file ends between two of them.</summary>
    private ImmutableArray<int>? ReadPlanes()
    {
        var planes = new int[header.Pollutants.Length * header.Levels.Length];
        for (var count = 0; count < planes.Length; count++)
        {
            if (records.IsEnd(offset))
                return null;
            var plane = CdumpPlane.At(records, header, offset);
            ref var place = ref planes[(plane.Pollutant * header.Levels.Length) + plane.Level];
            if (place != 0)
                throw records.Damaged(offset, "a pollutant and level is there twice in one period");
            if (offset % 4 != 0 || offset / 4 > int.MaxValue)
                throw records.Damaged(offset, "a plane lies beyond the 8 GB that can be addressed");
            place = (int)(offset / 4);
            if (records.Length <= CheckedAtOnce)
                plane.CheckCells(records, header);
            offset = plane.Next;
        }

        return [.. planes];
    }

    private ModelTime ReadTime(string what)
    {
        var start = offset;
        var content = records.Take(ref offset, PeriodLength, what);
        var (year, month, day) = (
            CdumpHeader.Integer(content, 0),
            CdumpHeader.Integer(content, 1),
            CdumpHeader.Integer(content, 2)
        );
        var (hour, minute) = (CdumpHeader.Integer(content, 3), CdumpHeader.Integer(content, 4));
        // Years have two digits, of which 40 to 99 are of the 20th century.
        if (year is >= 0 and < 100)
            year += year >= 40 ? 1900 : 2000;
        var isDate =
            year is > 0 and < 10000
            && month is > 0 and <= 12
            && day > 0
            && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and <= 24
            && minute is >= 0 and < 60;
        return isDate
            ? ModelTime.FromDate(year, month, day, (hour * 3600L) + (minute * 60L))
            : throw records.Damaged(start, $"{what} is given as {year}-{month}-{day} {hour}:{minute}");
    }
}
