namespace AshPlot.Core.Sample;

/// <summary>A column of a NAME III file: the headings in which columns differ, and its values as [latitude, longitude].</summary>
internal sealed record NameThreeField(
    string Quantity, string Units, string TimeAveraging, string VerticalAveraging, string Z, float[] Values);
