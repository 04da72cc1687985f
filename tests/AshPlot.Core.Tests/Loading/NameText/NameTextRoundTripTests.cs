using System.Globalization;
using System.Text;
using CsCheck;

namespace AshPlot.Core.Tests.Loading.NameText;

internal sealed class NameTextRoundTripTests
{
    private static readonly Gen<float> Value = Gen.Frequency(
        (3, Gen.Const(0f)),
        (5, Gen.Float[1e-12f, 1e3f]),
        (1, Gen.Float[-1e30f, 1e30f])
    );

    private static readonly Gen<(
        int Columns,
        int Rows,
        int Fields,
        float[] Values,
        bool[] Listed,
        bool NameThree
    )> Field = Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 4])
        .SelectMany(
            (columns, rows, fields) =>
                Gen.Select(Value.Array[columns * rows * fields], Gen.Bool.Array[columns * rows], Gen.Bool)
                    .Select((values, listed, nameThree) => (columns, rows, fields, values, listed, nameThree))
        );

    [Test]
    public void A_field_that_is_written_is_read_back_equal() =>
        Field.Sample(
            field =>
            {
                using var files = new NameTextFiles();
                var run = files.Describe(
                    TextOf(field.Columns, field.Rows, field.Fields, field.Values, field.Listed, field.NameThree)
                );
                var cells = field.Columns * field.Rows;
                for (var index = 0; index < field.Fields; index++)
                {
                    var read = NameTextFiles.Read(run, slice: index);
                    for (var cell = 0; cell < cells; cell++)
                    {
                        if (!read[cell].Equals(field.Listed[cell] ? field.Values[(index * cells) + cell] : 0))
                            return false;
                    }
                }

                return run.Quantities.Single().Slices.Length == field.Fields;
            },
            iter: 200
        );

    private static string TextOf(int columns, int rows, int fields, float[] values, bool[] listed, bool nameThree)
    {
        var text = new StringBuilder("NAME III (version 8.0)\n");
        text.Append(nameThree ? "Run name: R\nNumber of preliminary cols: 4\n" : "Title: R\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"X grid origin: -20\nY grid origin: 60\nX grid size: {columns}\nY grid size: {rows}\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"X grid resolution: 0.5\nY grid resolution: 0.25\n{(nameThree ? "Number of field cols" : "Number of fields")}: {fields}\n \n"
        );
        if (nameThree)
        {
            text.Append(" Fields:\n");
            foreach (
                var cell in new[]
                {
                    "V",
                    "F",
                    "Air Concentration",
                    "VOLCANIC_ASH",
                    "g / m^3",
                    "",
                    "",
                    "3hr 0min average",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "01/01/2025 03:00 UTC",
                }
            )
                Heading(_ => cell);
            Heading(index => $"Z = {100 * (index + 1)}.00 m asl");
            Heading(_ => "");
            text.Append("X Index, Y Index, X (Lat-Long), Y (Lat-Long),").Append(',', fields).Append('\n');
        }
        else
        {
            foreach (var cell in new[] { "V", "VOLCANIC_ASH", "003 hr time averaged", "Air Concentration", "g/m3" })
                Heading(_ => cell);
            Heading(index => $"From {100 * index} - {100 * (index + 1)}m asl");
            Heading(_ => "0300UTC 01/01/2025");
            text.Append('\n');
        }

        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                var cell = (row * columns) + column;
                if (!listed[cell])
                    continue;
                var (offset, half) = nameThree ? (0, 0) : (0.5, 0.5);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{column + 1 + half:0.######},{row + 1 + half:0.######},{-20 + (0.5 * (column + offset)):F6},{60 + (0.25 * (row + offset)):F6}"
                );
                for (var index = 0; index < fields; index++)
                    text.Append(CultureInfo.InvariantCulture, $",  {values[(index * columns * rows) + cell]:E8}");
                text.Append(",\n");
            }
        }

        return text.ToString();

        void Heading(Func<int, string> cell) =>
            text.Append(",,,,").AppendJoin(',', Enumerable.Range(0, fields).Select(cell)).Append(",\n");
    }
}
