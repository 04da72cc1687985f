using System.Collections.Immutable;
using System.Text.Json;

namespace AshPlot.Core.Querying;

/// <summary>The answer to a query: as <c>ashplot query</c> prints it in JSON.</summary>
/// <param name="Model">The model that wrote the run.</param>
/// <param name="Title">Title of the run; null where it has none.</param>
/// <param name="Quantities">An answer for each quantity that was asked for.</param>
internal sealed record QueryDocument(string Model, string? Title, ImmutableArray<QuantityAnswer> Quantities)
{
    /// <summary>The document, indented, with a line feed at its end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, QueryJson.Default.QueryDocument) + "\n";
}

/// <summary>What is known of a quantity: of whole slices, or at places.</summary>
/// <param name="Name">Name of the quantity.</param>
/// <param name="Distinction">What tells it from others of its name; empty where it is the only one.</param>
/// <param name="Units">Units of all values and thresholds: <c>mg/m3</c> of concentrations, else the file's.</param>
/// <param name="Thresholds">The thresholds, ascending, in these units.</param>
/// <param name="Slices">Every level at every time, by time, then level; empty where places were asked for.</param>
/// <param name="Places">The places, in the order in which they were asked for.</param>
internal sealed record QuantityAnswer(
    string Name,
    string Distinction,
    string Units,
    ImmutableArray<double> Thresholds,
    ImmutableArray<SliceFacts> Slices,
    ImmutableArray<PlaceAnswer> Places
);
