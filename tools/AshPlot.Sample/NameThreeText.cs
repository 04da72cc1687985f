using System.Globalization;
using AshPlot.Core.Runs;

namespace AshPlot.Sample;

/// <summary>
/// The sample in the NAME III field layout: 16 heading rows, a grid origin at a cell's centre, integer indices.
/// </summary>
internal static class NameThreeText
{
    /// <summary>The file of a period: name and text.</summary>
    /// <param name="period">The period.</param>
    /// <param name="number">Its number, counted from 1.</param>
    public static (string Name, string Text) File(SamplePeriod period, int number)
    {
        var stamp = NameText.Time(period.Time.Time, "{0:0000}{1:00}{2:00}{3:00}{4:00}");
        return ($"Fields_grid1_C1_T{number}_{stamp}.txt", TextOf(period.Time.Time, Fields(period)));
    }

    private static NameThreeField[] Fields(SamplePeriod period) =>
        [
            .. SampleLayer.Altitudes.Select(
                (altitude, index) =>
                    new NameThreeField(
                        "Air Concentration",
                        "g / m^3",
                        Hours(SampleRun.PeriodHours, "average"),
                        "No vertical averaging",
                        string.Create(CultureInfo.InvariantCulture, $"Z = {altitude:0.000} m asl"),
                        period.AltitudeConcentrations[index]
                    )
            ),
            new(
                "Dosage",
                "g s / m^2",
                Hours(SampleRun.PeriodHours, "integral"),
                "Vertical integral",
                "Vertical integral",
                period.Dosage
            ),
            new("Deposition", "g / m^2", Hours(SampleRun.Hours, "integral"), "", "", period.Deposition),
        ];

    private static string TextOf(ModelTime time, NameThreeField[] fields)
    {
        var text = new NameText(keyWidth: 29, placeWidth: 24, valueWidth: 26);
        Header(text, fields.Length);
        text.Line(" ");
        text.Line(" Fields:");
        void Row(Func<NameThreeField, string> heading) => text.Headings(fields.Select(heading));
        Row(_ => SampleRun.SpeciesCategory);
        text.Headings(fields.Select((_, index) => $"Unnamed Field Req {index + 1}"));
        Row(field => field.Quantity);
        Row(_ => SampleRun.Species);
        Row(field => field.Units);
        Row(_ => "All sources");
        Row(_ => "No ensemble averaging");
        Row(field => field.TimeAveraging);
        Row(_ => "No horizontal averaging");
        Row(field => field.VerticalAveraging);
        Row(_ => ""); // probabilities and percentiles, of which there are none
        Row(_ => "");
        Row(_ => "");
        Row(_ => Time(time));
        Row(field => field.Z);
        Row(_ => ""); // particle diameter
        text.Headings(fields.Select(_ => ""), "X Index", "Y Index", "X (Lat-Long)", "Y (Lat-Long)");
        text.Data(SampleRun.Grid, [.. fields.Select(field => field.Values)], indexOffset: 1, "0", "0.00000");
        return text.ToString();
    }

    private static void Header(NameText text, int fieldCount)
    {
        var grid = SampleRun.Grid;
        text.Line(" " + SampleRun.Version);
        text.Header("Run name", SampleRun.Title);
        text.Header("Run time", Time(SampleRun.Start));
        text.Header("Met data", SampleRun.Weather);
        text.Header("Start of release", Time(SampleRun.Start));
        text.Header("End of release", Time(SampleRun.End));
        text.Header("Source strength", NameText.Number((float)SyntheticSource.MeanRate) + " g / s");
        text.Header("Release location", SyntheticSource.LocationText);
        text.Header("Release height", SyntheticSource.HeightText);
        text.Header("Run duration", $"{SampleRun.Hours}hr 0min");
        text.Header("X grid origin", grid.Longitudes.Centres[0], "0.00000");
        text.Header("Y grid origin", grid.Latitudes.Centres[0], "0.00000");
        text.Header("X grid size", grid.Longitudes.Count, "0");
        text.Header("Y grid size", grid.Latitudes.Count, "0");
        text.Header("X grid resolution", grid.Longitudes.Step!.Value, "0.0000000E+00");
        text.Header("Y grid resolution", grid.Latitudes.Step!.Value, "0.0000000E+00");
        text.Header("Number of preliminary cols", 4, "0");
        text.Header("Number of field cols", fieldCount, "0");
    }

    private static string Time(ModelTime time) => NameText.Time(time, "{2:00}/{1:00}/{0:0000} {3:00}:{4:00} UTC");

    private static string Hours(int hours, string statistic) => $"{hours}hr 0min {statistic}";
}

/// <summary>
/// A column of a NAME III file: the headings in which columns differ, and its values as [latitude, longitude].
/// </summary>
internal sealed record NameThreeField(
    string Quantity,
    string Units,
    string TimeAveraging,
    string VerticalAveraging,
    string Z,
    float[] Values
);
