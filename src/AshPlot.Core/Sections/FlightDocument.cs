using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Sections;

/// <summary>The dose that flights meet: <c>dose.json</c>.</summary>
/// <param name="Model">The model that wrote the run.</param>
/// <param name="Title">Title of the run; null where it has none.</param>
/// <param name="From">When the flight begins: UTC, ISO 8601.</param>
/// <param name="To">When it ends.</param>
/// <param name="Quantities">The dose of each quantity.</param>
internal sealed record FlightDocument(
    string Model,
    string? Title,
    string From,
    string To,
    ImmutableArray<FlightDose> Quantities
)
{
    /// <summary>The document, indented, with a line feed at its end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, FlightJson.Default.FlightDocument) + "\n";
}

/// <summary>The dose of a quantity.</summary>
/// <param name="Name">Name of the quantity.</param>
/// <param name="Distinction">What tells it from others of its name; empty where it is the only one.</param>
/// <param name="Units">Units of values: <c>mg/m3</c> of concentrations, else the file's.</param>
/// <param name="DoseUnits">Units of doses, e.g. <c>mg h/m3</c>.</param>
/// <param name="Flown">The dose on the levels that the flight was on; null where these are not known.</param>
/// <param name="Levels">The dose on each level of the run, had the flight been on it all the time.</param>
/// <param name="Steps">The flight step by step.</param>
internal sealed record FlightDose(
    string Name,
    string Distinction,
    string Units,
    string DoseUnits,
    LevelDose? Flown,
    ImmutableArray<LevelDose> Levels,
    [property: JsonIgnore] ImmutableArray<FlightStep> Steps
);

/// <summary>A dose: the sum of value times hours over the steps of which a value is known.</summary>
/// <param name="Level">Name of the level; null for those flown.</param>
/// <param name="Dose">The dose.</param>
/// <param name="Maximum">The largest value; null where none is known.</param>
/// <param name="MaximumTime">When it is met first.</param>
/// <param name="Hours">Hours of which a value is known.</param>
/// <param name="OutsideHours">Hours outside of the model's domain, or above or below its levels: of these nothing is
/// known.</param>
/// <param name="MissingHours">Hours at times that the run does not have, or in cells without a value: of these nothing
/// is known either.</param>
internal sealed record LevelDose(
    string? Level,
    double Dose,
    double? Maximum,
    string? MaximumTime,
    double Hours,
    double OutsideHours,
    double MissingHours
);

/// <summary>A step of a flight.</summary>
/// <param name="Sample">Where and when.</param>
/// <param name="Level">Name of the level that it is on; null where that is not known, or none.</param>
/// <param name="State"><c>inside</c>, <c>outside</c>, or <c>no value</c>.</param>
/// <param name="Value">The value there; null where none is known.</param>
internal sealed record FlightStep(RouteSample Sample, string? Level, string State, double? Value);

/// <summary>How doses are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)]
)]
[JsonSerializable(typeof(FlightDocument))]
internal sealed partial class FlightJson : JsonSerializerContext;
