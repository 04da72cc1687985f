using System.Buffers.Binary;
using System.Runtime.InteropServices;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.Hysplit;

/// <summary>The record of a plane: a pollutant at a level in one period.</summary>
/// <param name="Offset">Where the record begins.</param>
/// <param name="Length">Its length in bytes, without the marks.</param>
/// <param name="Pollutant">Index into the pollutants of the header.</param>
/// <param name="Level">Index into the levels of the header.</param>
/// <param name="Count">How many cells it holds.</param>
internal readonly record struct CdumpPlane(long Offset, int Length, int Pollutant, int Level, int Count)
{
    private const int HeadLength = 8;
    private const int CountLength = sizeof(int);

    // Column and row in two bytes each, counted from 1, and a value in four.
    private const int CellLength = 8;
    private const int CellsAtOnce = 4096;

    /// <summary>Where the next record begins.</summary>
    public long Next => Offset + Length + (2 * CdumpRecords.MarkLength);

    /// <summary>Finds what the record at an offset holds, and checks that its length is that of its cells.</summary>
    /// <exception cref="UnreadableInputException">The record is damaged.</exception>
    public static CdumpPlane At(CdumpRecords records, CdumpHeader header, long offset)
    {
        var length = records.LengthAt(offset);
        var headLength = header.IsPacked ? HeadLength + CountLength : HeadLength;
        if (length < headLength)
            throw records.Damaged(offset, $"the record of a plane has {length} bytes");
        var head = records.Bytes(offset + CdumpRecords.MarkLength, headLength);
        var (id, top) = (CdumpHeader.IdAt(head, 0), CdumpHeader.Integer(head, 1));
        var (pollutant, level) = (header.Pollutants.IndexOf(id), header.Levels.IndexOf(top));
        if (pollutant < 0 || level < 0)
            throw records.Damaged(
                offset,
                $"a plane is of a pollutant and level ({top} m) that the header does not list"
            );
        var cells = header.Longitudes.Count * header.Latitudes.Count;
        var count = header.IsPacked ? CdumpHeader.Integer(head, 2) : cells;
        var expected = headLength + ((header.IsPacked ? CellLength : sizeof(float)) * (long)count);
        return count >= 0 && count <= cells && length == expected
            ? new CdumpPlane(offset, length, pollutant, level, count)
            : throw records.Damaged(offset, $"the record of a plane has {length} bytes for {count} cells of {cells}");
    }

    /// <summary>Checks that all cells lie within the grid.</summary>
    /// <exception cref="UnreadableInputException">One does not.</exception>
    public void CheckCells(CdumpRecords records, CdumpHeader header)
    {
        if (header.IsPacked)
            ReadCells(records, header, []);
    }

    /// <summary>Reads the values, [latitude, longitude] from the south-west; cells that are not listed are 0.</summary>
    public void Read(CdumpRecords records, CdumpHeader header, Span<float> destination)
    {
        if (header.IsPacked)
        {
            destination.Clear();
            ReadCells(records, header, destination);
            return;
        }

        var bytes = MemoryMarshal.AsBytes(destination);
        records.Read(Offset + CdumpRecords.MarkLength + HeadLength, bytes);
        var bits = MemoryMarshal.Cast<float, int>(destination);
        if (BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(bits, bits);
    }

    private void ReadCells(CdumpRecords records, CdumpHeader header, Span<float> destination)
    {
        var (columns, rows) = (header.Longitudes.Count, header.Latitudes.Count);
        var first = Offset + CdumpRecords.MarkLength + HeadLength + CountLength;
        for (var done = 0; done < Count; done += CellsAtOnce)
        {
            var at = first + ((long)CellLength * done);
            var bytes = records.Bytes(at, CellLength * Math.Min(CellsAtOnce, Count - done));
            for (; !bytes.IsEmpty; bytes = bytes[CellLength..], at += CellLength)
            {
                // Fortran's integers of two bytes have a sign, which a grid of over 32,767 columns overflows.
                var column = BinaryPrimitives.ReadUInt16BigEndian(bytes) - 1;
                var row = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) - 1;
                if ((uint)column >= (uint)columns || (uint)row >= (uint)rows)
                    throw records.Damaged(
                        at,
                        $"the cell {column + 1}, {row + 1} lies outside of the grid of {columns} x {rows}"
                    );
                if (!destination.IsEmpty)
                    destination[(row * columns) + column] = BinaryPrimitives.ReadSingleBigEndian(bytes[4..]);
            }
        }
    }
}
