using System.Globalization;
using AshPlot.Core.Runs;

namespace AshPlot.Sample;

/// <summary>
/// The sample in the NAME II field layout: 7 heading rows, a grid origin at the corner, indices n + 0.5.
/// </summary>
internal static class NameTwoText
{
    private const string TimePattern = "{3:00}{4:00}UTC {2:00}/{1:00}/{0:0000}";

    /// <summary>The header lines that describe the run, in order; iris makes them global attributes.</summary>
    public static IReadOnlyList<(string Key, string Value)> RunHeader { get; } =
    [
        ("Title", SampleRun.Title),
        ("Run time", Time(SampleRun.Start)),
        ("Met data", SampleRun.Weather),
        ("Start of release", Time(SampleRun.Start)),
        ("End of release", Time(SampleRun.End)),
        ("Release rate", NameText.Number((float)SyntheticSource.MeanRate) + "g/s"),
        ("Release location", SyntheticSource.LocationText),
        ("Release height", SyntheticSource.HeightText),
        ("Forecast duration", $"{SampleRun.Hours} hours"),
    ];

    /// <summary>The files of a period: name and text.</summary>
    public static IEnumerable<(string Name, string Text)> Files(SamplePeriod period)
    {
        var stamp = NameText.Time(period.Time.Time, "{0:0000}{1:00}{2:00}{3:00}{4:00}");
        yield return ($"Air_Conc_grid_{stamp}.txt", TextOf(period.Time.Time, AirConcentration(period)));
        yield return ($"TotCol_grid_{stamp}.txt", TextOf(period.Time.Time, [Column(period)]));
        yield return ($"Deposition_grid_{stamp}.txt", TextOf(period.Time.Time, [Deposition(period)]));
    }

    /// <summary>Air concentration in each flight level band.</summary>
    public static NameTwoField[] AirConcentration(SamplePeriod period) =>
        [
            .. SampleLayer.FlightLevels.Select(
                (band, index) =>
                    new NameTwoField(
                        Hours(SampleRun.PeriodHours, "averaged"),
                        "Air Concentration",
                        "g/m3",
                        $"From FL{band.Lower:000} - FL{band.Upper:000}",
                        period.FlightLevelConcentrations[index]
                    )
            ),
        ];

    /// <summary>The column, which NAME writes as dosage of a vertical integral.</summary>
    public static NameTwoField Column(SamplePeriod period) =>
        new(Hours(SampleRun.PeriodHours, "integrated"), "Dosage", "gs/m2", "Vertical integral", period.Dosage);

    /// <summary>The deposit. NAME states the length of the whole run as its period, at every time.</summary>
    public static NameTwoField Deposition(SamplePeriod period) =>
        new(Hours(SampleRun.Hours, "integrated"), "Total deposition", "g/m2", "Boundary layer", period.Deposition);

    private static string TextOf(ModelTime time, NameTwoField[] fields)
    {
        var grid = SampleRun.Grid;
        var text = new NameText(keyWidth: 22, placeWidth: 19, valueWidth: 24);
        text.Line(SampleRun.Version);
        foreach (var (key, value) in RunHeader)
            text.Header(key, value);
        text.Header("X grid origin", grid.Longitudes.LowerEdge, "0.00000");
        text.Header("Y grid origin", grid.Latitudes.LowerEdge, "0.00000");
        text.Header("X grid size", grid.Longitudes.Count, "0");
        text.Header("Y grid size", grid.Latitudes.Count, "0");
        text.Header("X grid resolution", grid.Longitudes.Step!.Value, "0.0000000");
        text.Header("Y grid resolution", grid.Latitudes.Step!.Value, "0.0000000");
        text.Header("Number of fields", fields.Length, "0");
        text.Line(" ");
        text.Headings(fields.Select(_ => SampleRun.SpeciesCategory));
        text.Headings(fields.Select(_ => SampleRun.Species));
        text.Headings(fields.Select(field => field.Averaging));
        text.Headings(fields.Select(field => field.Quantity));
        text.Headings(fields.Select(field => field.Units));
        text.Headings(fields.Select(field => field.Z));
        text.Headings(fields.Select(_ => Time(time)), "X grid", "Y grid", "Longitude", "Latitude");
        text.Line(" ");
        text.Data(grid, [.. fields.Select(field => field.Values)], indexOffset: 1.5, "0.000000", "0.000000");
        return text.ToString();
    }

    private static string Time(ModelTime time) => NameText.Time(time, TimePattern);

    private static string Hours(int hours, string statistic) =>
        string.Create(CultureInfo.InvariantCulture, $"{hours:000} hr time {statistic}");
}

/// <summary>
/// A column of a NAME II file: its headings, in the file's order, and its values as [latitude, longitude].
/// </summary>
internal sealed record NameTwoField(string Averaging, string Quantity, string Units, string Z, float[] Values);
