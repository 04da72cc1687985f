using System.Globalization;
using System.Text.RegularExpressions;

namespace AshPlot.Core.Overlays;

/// <summary>
/// The coordinate system that a .prj names, in well-known text: that of ESRI and OGC 01-009 (<c>GEOGCS</c>), or of ISO
/// 19162 (<c>GEOGCRS</c>).
/// </summary>
internal static partial class ProjectionText
{
    private const double Degree = Math.PI / 180;

    /// <summary>
    /// True for degrees from Greenwich on WGS 84 or one of its realisations, or on ETRS89, which lies within a metre of
    /// it: no pixel of a map is so small.
    /// </summary>
    public static bool IsDegreesOfWgs84(string text) =>
        Geographic().IsMatch(text)
        && Datum().Match(text) is { Success: true } datum
        && Known().IsMatch(NotInNames().Replace(datum.Groups[1].Value, ""))
        && Meridian().Matches(text).All(meridian => Number(meridian.Groups[1]) == 0)
        && Unit()
            .Matches(text)
            .All(unit => IsLength(unit.Groups[1].Value) || Math.Abs(Number(unit.Groups[2]) - Degree) < 1e-8);

    // Of an ellipsoid's axis, or of heights.
    private static bool IsLength(string unit) => unit.ToUpperInvariant() is "METRE" or "METER";

    private static double Number(Group text) =>
        double.TryParse(text.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;

    [GeneratedRegex(
        @"^\s*(GEOGCS|GEOGCRS|GEOGRAPHICCRS|GEODCRS|GEODETICCRS)\s*[\[(]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Geographic();

    // What follows TOWGS84 and REMARK says nothing of the datum; nor does the name of the whole, which anybody may
    // choose.
    [GeneratedRegex(
        @"\b(?:DATUM|GEODETICDATUM|TRF|ENSEMBLE)\s*[\[(]\s*""([^""]*)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Datum();

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NotInNames();

    [GeneratedRegex(
        @"^D?((WGS|WorldGeodeticSystem)(19)?84(Ensemble|Transit|G\d+)?|(ETRS|EuropeanTerrestrialReferenceSystem)(19)?89(Ensemble)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Known();

    [GeneratedRegex(
        @"\bPRIMEM(?:ERIDIAN)?\s*[\[(]\s*""[^""]*""\s*,\s*([-+.0-9E]+)|\bPRIMEM",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Meridian();

    [GeneratedRegex(
        @"\b(?:ANGLE)?UNIT\s*[\[(]\s*""([^""]*)""\s*(?:,\s*([-+.0-9E]+))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Unit();
}
