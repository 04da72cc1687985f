using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Hysplit;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// HYSPLIT as monetio saves it (github.com/noaa-oar-arl/monetio, models/hysplit.py): a variable for each pollutant over
/// <c>time, z, y, x</c> with two-dimensional <c>latitude</c> and <c>longitude</c>; in a combined file over
/// <c>source</c> and <c>ens</c> as well. <c>z</c> is the top of a layer in metres above ground, of which level 0 is the
/// deposit; it carries no unit.
/// </summary>
internal sealed class MonetioLayout : INetCdfLayout
{
    private const string Height = "z";
    private const string Members = "ens";
    private const string TimeDescription = "time description";
    private const string SampleHours = "sample time hours";

    public string Model => "hysplit";

    public bool Recognises(INetCdfFile file) =>
        file.Find(Height) is { IsNumeric: true, Dimensions: [{ Name: Height }] } height
        && height.Attributes.Text("units") is null
        && file.Find("latitude") is { Dimensions: [{ Name: "y" }, { Name: "x" }] }
        && file.Find("longitude") is { Dimensions: [{ Name: "y" }, { Name: "x" }] }
        && Pollutants(file).Any()
        && (
            file.Dimensions.Any(dimension => dimension.Name == Members)
            || file.Attributes.Text("Meteorological Model ID") is not null
            || file.Attributes.Any(attribute =>
                attribute.Name is SampleHours or "Species ID" or "Level top heights (m)"
            )
        );

    public void Describe(CfDataset data, NetCdfRun run)
    {
        var pollutants = Pollutants(data.File).ToList();
        var tops = data.ReadNumbers(data.File.Find(Height)!);
        if (
            !Array.TrueForAll(tops, top => top is >= 0 and <= HysplitLayout.HighestTop)
            || tops.Distinct().Count() != tops.Length
        )
            throw new UnreadableInputException(
                data.File.Path,
                "has tops of layers that are missing, negative, beyond 1000 km or twice the same",
                variable: Height
            );
        run.Warn(
            $"{data.File.Path}: '{Height}' has no unit: tops of layers in metres above ground are assumed, as monetio writes them."
        );
        foreach (var variable in pollutants)
        {
            run.Add(variable, field => AddPollutant(data, run, field, tops, pollutants.Count > 1));
        }
    }

    private static IEnumerable<NetCdfVariable> Pollutants(INetCdfFile file) =>
        file.Variables.Where(variable =>
            variable.IsNumeric
            && variable.DimensionIndex(Height) >= 0
            && variable.DimensionIndex("time") >= 0
            && variable.DimensionIndex("y") >= 0
            && variable.DimensionIndex("x") >= 0
        );

    private static void AddPollutant(CfDataset data, NetCdfRun run, CfField field, double[] tops, bool isNamed)
    {
        var times = data.TimesOf(field);
        if (
            field.Selected.ContainsKey(field.Variable.DimensionIndex(Height))
            || field.Summed.Contains(field.Variable.DimensionIndex(Height))
        )
            throw new UnreadableInputException(
                data.File.Path,
                $"has layers that {OptionNames.Of(nameof(MapOptions.Levels))} selects, and their sum as total-column",
                variable: field.Variable.Name
            );
        if (times.IsEmpty || !field.IsPlain)
        {
            run.Skip(field);
            return;
        }

        var stored = field.Variable.Attributes.Text("units");
        if (stored is null)
            run.Warn(HysplitPollutant.UnitsWarning);
        new HysplitPollutant(field.Variable.Name, isNamed, tops, PeriodsOf(data.File, times))
        {
            Planes = (time, level, factor) => field.Planes(time, level, factor),
            Begin = (kind, change) =>
                run.Begin(kind, field, header =>
                    change(header) with
                    {
                        Units = stored is null ? change(header).Units : HysplitLayout.UnitsOn(kind, header.Units),
                    }
                ),
        }.Add();
    }

    /// <summary>
    /// The sampling periods: the stored times are their beginnings or ends, as the file states; where it does not, they
    /// stay times.
    /// </summary>
    private static ImmutableArray<TimeStep> PeriodsOf(INetCdfFile file, ImmutableArray<TimeStep> times)
    {
        var stated = file.Attributes.Find(SampleHours);
        var hours =
            stated?.Numbers is [var number, ..] ? number
            : double.TryParse(stated?.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var text) ? text
            : double.NaN;
        if (
            !(hours is > 0 and < 1000)
            || file.Attributes.Text(TimeDescription)?.ToLowerInvariant() is not { } description
        )
            return times;
        var seconds = (long)Math.Round(hours * 3600);
        return description.Contains("beginning", StringComparison.Ordinal)
                ?
                [
                    .. times.Select(step => new TimeStep(
                        step.Time.AddSeconds(seconds),
                        step.Time,
                        step.Time.AddSeconds(seconds)
                    )),
                ]
            : description.Contains("end", StringComparison.Ordinal)
                ? [.. times.Select(step => step with { From = step.Time.AddSeconds(-seconds), To = step.Time })]
            : times;
    }
}
