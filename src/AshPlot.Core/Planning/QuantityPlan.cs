using System.Text.Json.Serialization;
using AshPlot.Core.Colours;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>A quantity that is drawn, and which of its slices.</summary>
/// <param name="Description">The quantity; all its slices are there, drawn or not.</param>
/// <param name="MaskBelow">Values below this are not drawn; in the quantity's units.</param>
/// <param name="SummaryPage">File name of its summary page.</param>
/// <param name="Distinction">For people, what tells it from others of its name in the run, e.g. <c>threshold 2
/// mg/m3</c>; empty where it has none.</param>
/// <param name="Classes">The classes it is drawn in, in their own units, which convert to the quantity's; null for
/// continuous colours.</param>
internal sealed record QuantityPlan(
    QuantityDescription Description,
    double MaskBelow,
    string SummaryPage,
    string Distinction = "",
    ClassScheme? Classes = null
)
{
    /// <summary>Units of the quantity per unit of the classes; 1 without classes.</summary>
    [JsonIgnore]
    public double ClassFactor => Classes?.FactorTo(Description.Units) ?? 1;

    /// <summary>
    /// Of a difference that is drawn in classes, the smallest above zero that has a colour, in the quantity's units;
    /// else null.
    /// </summary>
    [JsonIgnore]
    public double? LeastDifference =>
        Description.IsDifference && Classes is { } classes && classes.Boundaries.Any(boundary => boundary > 0)
            ? InUnits(classes.Boundaries.First(boundary => boundary > 0))
            : null;

    /// <summary>A boundary of the classes in the quantity's units.</summary>
    public double? InUnits(double? boundary) => boundary is { } value ? ClassScheme.Scaled(value, ClassFactor) : null;
}
