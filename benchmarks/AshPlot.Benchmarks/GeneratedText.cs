using System.Globalization;
using System.Text;

namespace AshPlot.Benchmarks;

/// <summary>NAME II text of any size, with numbers of as many digits as NAME prints.</summary>
/// <param name="Columns">Cells along a parallel.</param>
/// <param name="Rows">Cells along a meridian.</param>
/// <param name="Fields">Fields, which are heights.</param>
/// <param name="DataRows">Cells that are listed: all of them, or a few of a sparse file.</param>
internal sealed record GeneratedText(int Columns, int Rows, int Fields, int DataRows)
{
    private const double Step = 0.2;
    private const int CellWidth = 24;

    /// <summary>Bytes of the decoded values of all fields on the whole grid.</summary>
    public long DecodedBytes => (long)Columns * Rows * Fields * sizeof(float);

    /// <summary>Writes the file, row by row of one column after another as NAME does.</summary>
    public void Write(string path)
    {
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 16)
        {
            NewLine = "\n",
        };
        text.Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                NAME III (generated for a benchmark)
                Title: Benchmark
                X grid origin: -40.0
                Y grid origin: -80.0
                X grid size: {Columns}
                Y grid size: {Rows}
                X grid resolution: {Step}
                Y grid resolution: {Step}
                Number of fields: {Fields}


                """
            )
        );
        Heading(text, "", _ => "VOLCANIC");
        Heading(text, "", _ => "VOLCANIC_ASH");
        Heading(text, "", _ => "003 hr time averaged");
        Heading(text, "", _ => "Air Concentration");
        Heading(text, "", _ => "g/m3");
        Heading(text, "", field =>
            string.Create(CultureInfo.InvariantCulture, $"From {field * 100} - {(field + 1) * 100}m asl")
        );
        Heading(text, "X grid", _ => "0300UTC 01/01/2025");
        text.WriteLine();
        var random = new Random(1);
        Span<char> cell = stackalloc char[CellWidth];
        for (long index = 0; index < DataRows; index++)
        {
            var position = index * Columns * Rows / DataRows;
            var (column, row) = (position / Rows, position % Rows);
            Cell(text, cell, column + 1.5, "F6");
            Cell(text, cell, row + 1.5, "F6");
            Cell(text, cell, -40 + ((column + 0.5) * Step), "F6");
            Cell(text, cell, -80 + ((row + 0.5) * Step), "F6");
            for (var field = 0; field < Fields; field++)
                Cell(text, cell, random.NextDouble() * Math.Pow(10, -random.Next(12)), "E8");
            text.Write('\n');
        }
    }

    private void Heading(StreamWriter text, string first, Func<int, string> of)
    {
        text.Write($"{first},,,,");
        for (var field = 0; field < Fields; field++)
            text.Write(of(field).PadLeft(CellWidth) + ",");
        text.Write('\n');
    }

    private static void Cell(StreamWriter text, Span<char> cell, double value, string format)
    {
        value.TryFormat(cell, out var length, format, CultureInfo.InvariantCulture);
        // The exponent has two digits as Fortran prints it, three in .NET.
        if (format == "E8")
            cell[(length - 2)..length].CopyTo(cell[(length-- - 3)..]);
        for (var blank = length; blank < CellWidth; blank++)
            text.Write(' ');
        text.Write(cell[..length]);
        text.Write(',');
    }
}
