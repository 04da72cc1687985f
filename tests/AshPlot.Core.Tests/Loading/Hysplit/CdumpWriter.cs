using System.Buffers.Binary;
using System.Text;

namespace AshPlot.Core.Tests.Loading.Hysplit;

/// <summary>Writes HYSPLIT concentration files, sound or with one thing wrong.</summary>
internal sealed class CdumpWriter
{
    private readonly MemoryStream file = new();

    public bool IsPacked { get; init; } = true;

    public int Columns { get; init; } = 5;

    public int Rows { get; init; } = 4;

    public float Step { get; init; } = 0.5f;

    public float South { get; init; } = 60f;

    public float West { get; init; } = -20f;

    public int[] Levels { get; init; } = [0, 100, 300];

    public string[] Pollutants { get; init; } = ["AS01"];

    public long Length => file.Length;

    public byte[] ToArray() => file.ToArray();

    public CdumpWriter Header()
    {
        Record(Text("NARR"), Integers(10, 4, 14, 0, 0, 1, IsPacked ? 1 : 0));
        Record(Integers(10, 4, 14, 6), Reals(63.63f, -19.62f, 10f), Integers(30));
        Record(Integers(Rows, Columns), Reals(Step, Step, South, West));
        Record(Integers([Levels.Length, .. Levels]));
        Record(Integers(Pollutants.Length), [.. Pollutants.SelectMany(Text)]);
        return this;
    }

    /// <summary>A period of three hours, all of whose planes have the cells given by a function.</summary>
    public CdumpWriter Period(
        int number,
        Func<string, int, (int Column, int Row, float Value)[]> cells,
        int? planes = null
    )
    {
        Record(Integers(10, 4, 14 + (3 * number / 24), 3 * number % 24, 0, 0));
        Record(Integers(10, 4, 14 + (3 * (number + 1) / 24), 3 * (number + 1) % 24, 0, 0));
        foreach (
            var (pollutant, level) in Pollutants
                .SelectMany(_ => Levels, (pollutant, level) => (pollutant, level))
                .Take(planes ?? int.MaxValue)
        )
            Plane(pollutant, level, cells(pollutant, level));
        return this;
    }

    public void Plane(string pollutant, int level, params (int Column, int Row, float Value)[] cells)
    {
        if (IsPacked)
        {
            Record(Text(pollutant), Integers(level, cells.Length), [.. cells.SelectMany(Cell)]);
            return;
        }

        var values = new float[Columns * Rows];
        foreach (var (column, row, value) in cells)
            values[((row - 1) * Columns) + column - 1] = value;
        Record(Text(pollutant), Integers(level), Reals(values));
    }

    public void Record(params byte[][] parts)
    {
        byte[] content = [.. parts.SelectMany(part => part)];
        byte[] mark = Integers(content.Length);
        file.Write([.. mark, .. content, .. mark]);
    }

    public static byte[] Integers(params int[] values) =>
        [
            .. values.SelectMany(value =>
            {
                var bytes = new byte[sizeof(int)];
                BinaryPrimitives.WriteInt32BigEndian(bytes, value);
                return bytes;
            }),
        ];

    public static byte[] Reals(params float[] values) => Integers([.. values.Select(BitConverter.SingleToInt32Bits)]);

    public static byte[] Text(string id) => Encoding.ASCII.GetBytes(id.PadRight(4));

    private static byte[] Cell((int Column, int Row, float Value) cell) =>
        [(byte)(cell.Column >> 8), (byte)cell.Column, (byte)(cell.Row >> 8), (byte)cell.Row, .. Reals(cell.Value)];
}
