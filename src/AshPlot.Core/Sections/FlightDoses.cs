using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Sections;

/// <summary>Sums up what a flight meets.</summary>
internal static class FlightDoses
{
    private const string Inside = "inside",
        Outside = "outside",
        NoValue = "no value";

    /// <summary>The dose of a quantity along a flight.</summary>
    /// <param name="plan">The section.</param>
    /// <param name="section">Its values.</param>
    /// <param name="markAboveGround">As in the names of levels.</param>
    public static FlightDose Of(QuantityPlan plan, SectionValues section, bool markAboveGround)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(section);
        var description = plan.Description;
        var units = QueryUnits.For(description.Units);
        var factor = UnitConversion.Factor(description.Units, units) ?? 1;
        string?[] names = [.. description.Section!.Levels.Select(level => LevelNames.Of(level, markAboveGround))];
        FlightStep[] flown =
        [
            .. section.Samples.Select(
                (sample, index) =>
                    Step(
                        index,
                        sample,
                        sample.FlightLevel is { } level ? section.Bands.At(section.Bands.OfFlightLevel(level)) : null
                    )
            ),
        ];
        return new FlightDose(
            description.Source!,
            plan.Distinction,
            units,
            DoseUnits(units),
            section.Samples.Any(sample => sample.FlightLevel is not null) ? Sum(null, flown) : null,
            [
                .. section.Bands.Bands.Select(band =>
                    Sum(names[band.Level], [.. section.Samples.Select((sample, index) => Step(index, sample, band))])
                ),
            ],
            [.. flown]
        );

        FlightStep Step(int index, RouteSample sample, SectionBand? band)
        {
            if (sample.Cell < 0 || (band is null && sample.FlightLevel is not null))
                return new FlightStep(sample, null, Outside, null);
            var value = band is null ? null : QueryUnits.Of(section.At(band.Level, index), factor);
            return new FlightStep(
                sample,
                band is null ? null : names[band.Level],
                value is null ? NoValue : Inside,
                value
            );
        }
    }

    /// <summary>The steps of a flight as a table.</summary>
    public static string Csv(FlightDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var table = new CsvText();
        table.Row(
            "quantity",
            "distinction",
            "time",
            "latitude",
            "longitude",
            "km",
            "flight_level",
            "level",
            "state",
            "value",
            "units",
            "hours"
        );
        foreach (var dose in document.Quantities)
        {
            foreach (var (sample, level, state, value) in dose.Steps)
            {
                table.Row(
                    dose.Name,
                    dose.Distinction,
                    Moment(sample),
                    Math.Round(sample.Latitude, 5),
                    Math.Round(sample.Longitude, 5),
                    Math.Round((sample.From + sample.To) / 2000, 3),
                    sample.FlightLevel is { } height ? Math.Round(height, 1) : null,
                    level,
                    state,
                    value,
                    dose.Units,
                    Math.Round(sample.Duration / 3600, 6)
                );
            }
        }

        return table.ToString();
    }

    /// <summary>Units of a value times hours: <c>mg h/m3</c>.</summary>
    public static string DoseUnits(string units) =>
        units.Contains('/', StringComparison.Ordinal)
            ? units.Replace("/", " h/", StringComparison.Ordinal)
            : $"{units} h";

    private static LevelDose Sum(string? level, FlightStep[] steps)
    {
        var known = steps.Where(step => step.State == Inside).ToArray();
        var peak = known.MaxBy(step => step.Value);
        return new LevelDose(
            level,
            QueryUnits.Rounded(known.Sum(step => step.Value!.Value * step.Sample.Duration / 3600)),
            peak?.Value,
            peak is null ? null : Moment(peak.Sample),
            Hours(Inside),
            Hours(Outside),
            Hours(NoValue)
        );

        double Hours(string state) =>
            Math.Round(steps.Where(step => step.State == state).Sum(step => step.Sample.Duration) / 3600, 6);
    }

    private static string Moment(RouteSample sample) =>
        new ModelTime((long)Math.Round(sample.Seconds!.Value)).ToString();
}
