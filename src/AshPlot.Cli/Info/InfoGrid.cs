using System.Text.Json.Serialization;

namespace AshPlot.Cli.Info;

/// <summary>
/// A grid by its cell centres as stored, degrees, or metres of a projection, or numbers of cells of a curvilinear grid; steps are null
/// where they are not even.
/// </summary>
internal sealed record InfoGrid(
    [property: JsonPropertyName("nx")] int Columns, [property: JsonPropertyName("ny")] int Rows,
    [property: JsonPropertyName("xmin")] double West, [property: JsonPropertyName("xmax")] double East,
    [property: JsonPropertyName("ymin")] double South, [property: JsonPropertyName("ymax")] double North,
    [property: JsonPropertyName("dx")] double? StepAcross, [property: JsonPropertyName("dy")] double? StepUp,
    string Units, string Mapping, InfoExtent Extent);

/// <summary>What a grid covers to the outer edges of its cells: true degrees, east over west also across the dateline.</summary>
internal sealed record InfoExtent(double West, double East, double South, double North);
