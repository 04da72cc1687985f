using System.Collections.Frozen;

namespace AshPlot.Core.Units;

/// <summary>
/// The one table of units: names as models and UDUNITS write them, with the usual symbol, what it measures, and its
/// size in grams, metres, seconds, pascals or percent. <see cref="Unit"/> reads products of these.
/// </summary>
/// <remarks>
/// Names: UDUNITS-2 (udunits2-base.xml, -derived.xml, -common.xml). <c>gr</c> is the gram, as FALL3D 7 means it, not
/// UDUNITS' grain. 1 ft = 0.3048 m exactly.
/// </remarks>
internal static class UnitTable
{
    /// <summary>
    /// What flight levels count, hundreds of feet of pressure altitude: it does not convert to metres.
    /// </summary>
    public const string FlightLevels = "FL";

    private static readonly (string Symbol, string Base, int Power, double Size, string Names)[] Rows =
    [
        ("kg", "g", 1, 1e3, "kg kilogram kilograms kilogramme kilogrammes"),
        ("g", "g", 1, 1, "g gr gram grams gramme grammes"),
        ("mg", "g", 1, 1e-3, "mg milligram milligrams"),
        ("ug", "g", 1, 1e-6, "ug mcg microgram micrograms"),
        ("ng", "g", 1, 1e-9, "ng nanogram nanograms"),
        ("pg", "g", 1, 1e-12, "pg picogram picograms"),
        ("T", "g", 1, 1e6, "T t Mg tonne tonnes megagram megagrams metric_ton metric_tons"),
        ("km", "m", 1, 1e3, "km kilometre kilometres kilometer kilometers"),
        ("m", "m", 1, 1, "m metre metres meter meters"),
        ("dm", "m", 1, 0.1, "dm decimetre decimetres decimeter decimeters"),
        ("cm", "m", 1, 0.01, "cm centimetre centimetres centimeter centimeters"),
        ("mm", "m", 1, 1e-3, "mm millimetre millimetres millimeter millimeters"),
        ("um", "m", 1, 1e-6, "um micron microns micrometre micrometres micrometer micrometers"),
        ("ft", "m", 1, 0.3048, "ft foot feet"),
        ("l", "m", 3, 1e-3, "l litre litres liter liters"),
        ("s", "s", 1, 1, "s sec secs second seconds"),
        ("min", "s", 1, 60, "min mins minute minutes"),
        ("h", "s", 1, 3600, "h hr hrs hour hours"),
        ("d", "s", 1, 86400, "d day days"),
        ("Pa", "Pa", 1, 1, "Pa pascal pascals"),
        ("kPa", "Pa", 1, 1e3, "kPa kilopascal kilopascals"),
        ("hPa", "Pa", 1, 100, "hPa hectopascal hectopascals mb mbar mbars millibar millibars"),
        ("bar", "Pa", 1, 1e5, "bar bars"),
        ("Bq", "Bq", 1, 1, "Bq becquerel becquerels"),
        ("%", "%", 1, 1, "% percent percentage pct"),
        (FlightLevels, FlightLevels, 1, 1, "FL hft hectoft hectofeet hectofoot flight_level flight_levels"),
    ];

    private static readonly FrozenDictionary<string, UnitName> Exact = Rows.SelectMany(row =>
            row.Names.Split(' ')
                .Select(name => (Name: name, Entry: new UnitName(row.Symbol, row.Base, row.Power, row.Size)))
        )
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Entry, StringComparer.Ordinal);

    // "MG/M3" is read as mg/m3; only "Mg" itself is the tonne.
    private static readonly FrozenDictionary<string, UnitName> AnyCase = Exact
        .Where(pair => pair.Key != "Mg")
        .DistinctBy(pair => pair.Key.ToUpperInvariant())
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The unit of a name, its case only looked at where two units differ in nothing else; null where there is none.
    /// </summary>
    public static UnitName? Find(string name) => Exact.GetValueOrDefault(name) ?? AnyCase.GetValueOrDefault(name);
}

/// <summary>A unit of the table.</summary>
/// <param name="Symbol">Usual spelling.</param>
/// <param name="Base">What it is counted in.</param>
/// <param name="Power">Power of the base: 3 for a litre.</param>
/// <param name="Size">How many of the base, to that power, it is.</param>
internal sealed record UnitName(string Symbol, string Base, int Power, double Size);
