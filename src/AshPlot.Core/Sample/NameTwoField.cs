namespace AshPlot.Core.Sample;

/// <summary>A column of a NAME II file: its headings, in the file's order, and its values as [latitude, longitude].</summary>
internal sealed record NameTwoField(string Averaging, string Quantity, string Units, string Z, float[] Values);
