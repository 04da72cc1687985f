using System.Text.Json.Serialization;

namespace AshPlot.Cli.Info;

/// <summary>A grid by its cell centres as stored; steps are null where they are not even.</summary>
internal sealed record InfoGrid(
    [property: JsonPropertyName("nx")] int Columns, [property: JsonPropertyName("ny")] int Rows,
    [property: JsonPropertyName("xmin")] double West, [property: JsonPropertyName("xmax")] double East,
    [property: JsonPropertyName("ymin")] double South, [property: JsonPropertyName("ymax")] double North,
    [property: JsonPropertyName("dx")] double? StepAcross, [property: JsonPropertyName("dy")] double? StepUp);
