using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>A quantity that is drawn, and which of its slices.</summary>
/// <param name="Description">The quantity; all its slices are there, drawn or not.</param>
/// <param name="MaskBelow">Values below this are not drawn; in the quantity's units.</param>
/// <param name="SummaryPage">File name of its summary page.</param>
/// <param name="Distinction">For people, what tells it from others of its name in the run, e.g. <c>threshold 2 mg/m3</c>; empty where it has none.</param>
public sealed record QuantityPlan(QuantityDescription Description, double MaskBelow, string SummaryPage, string Distinction = "");
