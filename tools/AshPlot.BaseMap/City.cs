namespace AshPlot.BaseMap;

/// <summary>
/// A populated place of GeoNames, with its feature code there: PPLC is the capital of a country, PPLA of its largest
/// parts.
/// </summary>
internal sealed record City(
    long Id,
    string Name,
    string FeatureCode,
    long Population,
    double Longitude,
    double Latitude
);
