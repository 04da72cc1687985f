using System.Globalization;
using System.Text;

namespace AshPlot.Core.Tests.Converting;

/// <summary>
/// A column of a NAME III file with two rows of values on 3 x 2 cells; texts are those of its heading rows.
/// </summary>
internal sealed record FieldColumn(string Z, string Time)
{
    public string Species { get; init; } = "VOLCANIC_ASH";

    public string Quantity { get; init; } = "Air Concentration";

    public string Units { get; init; } = "g / m^3";

    public string Averaging { get; init; } = "3hr 0min average";

    public string Name { get; init; } = "Field";

    public string Sources { get; init; } = "All sources";

    /// <summary>The text of a file; each value of each field is another.</summary>
    public static string FileOf(string header, params FieldColumn[] fields)
    {
        var text = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                NAME III (version 8.0)
                Run name:                   DEMO
                {header}
                X grid origin:              -20.1
                X grid size:                3
                X grid resolution:          0.3
                Y grid origin:              89.7
                Y grid size:                2
                Y grid resolution:          0.25
                Number of preliminary cols: 4
                Number of field cols:       {fields.Length}

                Fields:

                """
            )
        );
        Row(_ => "VOLCANIC");
        Row(field => field.Name);
        Row(field => field.Quantity);
        Row(field => field.Species);
        Row(field => field.Units);
        Row(field => field.Sources);
        Row(_ => "No ensemble averaging");
        Row(field => field.Averaging);
        Row(_ => "No horizontal averaging");
        Row(_ => "No vertical averaging");
        Row(_ => "");
        Row(_ => "");
        Row(_ => "");
        Row(field => field.Time);
        Row(field => field.Z);
        Row(_ => "");
        text.Append("X Index, Y Index, X (Lat-Long), Y (Lat-Long),").Append(',', fields.Length).Append('\n');
        Values("1, 1, -20.1, 89.7", 0.1f);
        Values("3, 2, -19.5, 89.95", 1e-9f);
        return text.ToString();

        void Row(Func<FieldColumn, string> cell) =>
            text.Append(", , , , ").AppendJoin(", ", fields.Select(cell)).Append(",\n");

        void Values(string place, float first) =>
            text.Append(place)
                .Append(", ")
                .AppendJoin(
                    ", ",
                    fields.Select((field, index) => (first / (index + 3)).ToString("E8", CultureInfo.InvariantCulture))
                )
                .Append(",\n");
    }
}
