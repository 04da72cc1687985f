using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// Quantitative Volcanic Ash of the VAACs: concentrations, and probabilities of exceeding thresholds, in layers of 50 flight
/// levels; a time is the beginning of a sampling period.
/// </summary>
internal sealed class QvaLayout : INetCdfLayout
{
    private const string Concentration = "ash_concentration";
    private const string Probability = "ash_probability";
    private const string Threshold = "threshold";
    private const double HalfLayer = 25;
    private const long UsualPeriodSeconds = 3 * 3600;

    public string Model => "qva";

    public bool Recognises(INetCdfFile file) => new[] { Concentration, Probability }
        .Any(name => file.Find(name)?.DimensionIndex("flight_level") >= 0);

    public void Describe(CfDataset data, NetCdfRun run)
    {
        if (data.File.Find(Concentration) is { } concentration)
        {
            var field = data.RequiredFieldOf(concentration);
            if (field.IsPlain)
                AddPlanes(data, run, field, run.Begin(QuantityKind.AirConcentration, field), null);
            else
                run.WarnOfDimensions(field);
        }

        if (data.File.Find(Probability) is { } probability)
            AddProbabilities(data, run, data.RequiredFieldOf(probability));
    }

    /// <summary>A quantity for each threshold.</summary>
    private static void AddProbabilities(CfDataset data, NetCdfRun run, CfField field)
    {
        var others = field.OtherDimensions;
        var coordinate = data.File.Find(Threshold);
        var thresholds = coordinate is { IsNumeric: true } ? data.ReadNumbers(coordinate)
            : [.. field.Variable.Attributes.Find(Threshold)?.Numbers ?? []];
        var count = others is [var only] ? field.Variable.Dimensions[only].Length : 1;
        if (others.Length > 1 || thresholds.Length != count)
            throw new UnreadableInputException(data.File.Path, "does not say by a 'threshold' which probability is which", variable: field.Variable.Name);

        var units = NetCdfUnits.Normalise(coordinate?.Attributes.Text("units") ?? "mg/m3", out _);
        for (var index = 0; index < thresholds.Length; index++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{thresholds[index]:0.######} {units}");
            var quantity = run.Begin(QuantityKind.Probability, field, header => header with
            {
                Qualifiers = header.Qualifiers.SetItem(Threshold, text),
            });
            AddPlanes(data, run, field, quantity, others is [var dimension] ? (dimension, index) : null);
        }
    }

    private static void AddPlanes(
        CfDataset data, NetCdfRun run, CfField field, QuantityBuilder quantity, (int Dimension, int Index)? other)
    {
        if (field.Vertical is null || data.LevelsOf(field) is not { } levels || levels.Any(level => level.Kind != LevelKind.FlightLevel))
            throw new UnreadableInputException(data.File.Path, "has no flight levels in hundreds of feet", variable: field.Variable.Name);
        levels = [.. levels.Select(level => level.Lower is null
            ? level with { Lower = level.Value - HalfLayer, Upper = level.Value + HalfLayer }
            : level)];
        var times = data.TimesOf(field);
        foreach (var (timeIndex, time) in run.TimesOf(field))
        {
            for (var level = 0; level < levels.Length; level++)
                quantity.Add(levels[level], WithPeriod(time, times), field.Plane(timeIndex, level, other: other));
        }
    }

    private static TimeStep? WithPeriod(TimeStep? time, ImmutableArray<TimeStep> times)
    {
        if (time is not { From: null })
            return time;
        var period = times.Length > 1 ? times[1].Time.Seconds - times[0].Time.Seconds : UsualPeriodSeconds;
        return time with { From = time.Time, To = time.Time.AddSeconds(period) };
    }
}
