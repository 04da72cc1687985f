using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// Quantitative Volcanic Ash of the VAACs: concentrations, and probabilities of exceeding thresholds, in layers of 50
/// flight levels; a time is the beginning of a sampling period. An older form counts <c>z</c> in feet, with flight
/// levels beside it.
/// </summary>
internal sealed class QvaLayout : INetCdfLayout
{
    private const string Concentration = "ash_concentration";
    private const string Probability = "ash_probability";
    private const string Threshold = "threshold";
    private const string FlightLevel = "flight_level";
    private const double HalfLayer = 25;
    private const double MetresPerFlightLevel = 30.48;
    private const long UsualPeriodSeconds = 3 * 3600;

    public string Model => "qva";

    public bool Recognises(INetCdfFile file) =>
        new[] { Concentration, Probability }
            .Select(file.Find)
            .OfType<NetCdfVariable>()
            .Any(variable =>
                variable.DimensionIndex(FlightLevel) >= 0
                || (
                    variable.DimensionIndex("z") >= 0
                    && (
                        file.Find(FlightLevel) is not null
                        || Unit.Find(file.Find("z")?.Attributes.Text("units"))?.Symbol == "ft"
                    )
                )
            );

    public void Describe(CfDataset data, NetCdfRun run)
    {
        if (data.File.Find(Concentration) is { } concentration)
        {
            run.Add(concentration, field =>
            {
                if (!field.IsPlain)
                    run.Skip(field, QuantityKind.AirConcentration);
                else
                    run.AddPlanes(
                        run.Begin(QuantityKind.AirConcentration, field),
                        field,
                        LevelsOf(data, run, field),
                        period: PeriodOf(data, field)
                    );
            });
        }

        if (data.File.Find(Probability) is { } probability)
            run.Add(probability, field => AddProbabilities(data, run, field));
    }

    /// <summary>A quantity for each threshold.</summary>
    private static void AddProbabilities(CfDataset data, NetCdfRun run, CfField field)
    {
        var coordinate = data.File.Find(Threshold);
        var thresholds = coordinate is { IsNumeric: true }
            ? data.ReadNumbers(coordinate)
            : [.. field.Variable.Attributes.Find(Threshold)?.Numbers ?? []];
        var along =
            field.Variable.DimensionIndex(Threshold) is >= 0 and var named ? named
            : field.OtherDimensions is [var only] ? only
            : (int?)null;
        var count = along is { } dimension ? field.Variable.Dimensions[dimension].Length : 1;
        if (field.OpenDimensions.Any(open => open != along) || thresholds.Length != count)
            throw new UnreadableInputException(
                data.File.Path,
                "does not say by a 'threshold' which probability is which",
                variable: field.Variable.Name
            );
        run.AddProbabilities(
            field,
            along,
            thresholds,
            coordinate?.Attributes.Text("units") ?? "mg/m3",
            LevelsOf(data, run, field),
            PeriodOf(data, field)
        );
    }

    /// <summary>The flight levels of a field, with the bounds that layers of 50 have where none are stored.</summary>
    private static ImmutableArray<Level?> LevelsOf(CfDataset data, NetCdfRun run, CfField field)
    {
        if (
            field.Vertical is { Dimension: >= 0 and var vertical }
            && data.File.Find(FlightLevel) is { IsNumeric: true, Dimensions: [var own] } beside
            && own == field.Variable.Dimensions[vertical]
        )
            field = field with { Vertical = new CfAxis(vertical, beside) };
        if (field.Vertical is null || data.LevelsOf(field) is not { } levels)
            throw NoFlightLevels();
        if (Unit.Find(field.Vertical.Coordinate.Attributes.Text("units"))?.Symbol == "ft")
        {
            run.Warn($"{data.File.Path}: heights in feet are read as flight levels, which this product means by them.");
            levels =
            [
                .. levels.Select(level =>
                    level is null
                        ? null
                        : new Level(
                            LevelKind.FlightLevel,
                            level.Value / MetresPerFlightLevel,
                            level.Lower / MetresPerFlightLevel,
                            level.Upper / MetresPerFlightLevel
                        )
                ),
            ];
        }

        if (levels.Any(level => level is { Kind: not LevelKind.FlightLevel }))
            throw NoFlightLevels();
        return
        [
            .. levels.Select(level =>
                level is { Lower: null, Upper: null }
                    ? level with
                    {
                        Lower = level.Value - HalfLayer,
                        Upper = level.Value + HalfLayer,
                    }
                    : level
            ),
        ];

        UnreadableInputException NoFlightLevels() =>
            new(data.File.Path, "has no flight levels in hundreds of feet", variable: field.Variable.Name);
    }

    private static Func<TimeStep?, TimeStep?> PeriodOf(CfDataset data, CfField field)
    {
        if (CfMethods.IsMomentary(field.Variable))
            return time => time;
        var times = data.TimesOf(field);
        var period = times.Length > 1 ? times[1].Time.Seconds - times[0].Time.Seconds : UsualPeriodSeconds;
        return time =>
            time is { From: null } ? time with { From = time.Time, To = time.Time.AddSeconds(period) } : time;
    }
}
