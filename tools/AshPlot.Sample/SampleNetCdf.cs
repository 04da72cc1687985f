using AshPlot.Core.Converting;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Sample;

/// <summary>
/// The fields of the NAME II text as one NetCDF-4 file, laid out as iris saves them when it has loaded that text: with
/// a time axis of its own for the deposit, whose bounds differ.
/// </summary>
internal static class SampleNetCdf
{
    /// <summary>Writes the file.</summary>
    /// <exception cref="Errors.MissingLibraryException">The NetCDF library is not installed.</exception>
    /// <exception cref="Errors.UnwritableOutputException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<SamplePeriod> periods, INetCdfLibrary library)
    {
        using var file = library.Create(path);
        var writer = new RunNetCdfWriter(
            file,
            [
                new("NAME Version", SampleRun.Version),
                .. NameTwoText.RunHeader.Select(line => new KeyValuePair<string, string>(line.Key, line.Value)),
                new("Species Category", SampleRun.SpeciesCategory),
            ],
            RunNetCdfWriter.EarthRadius
        );
        var air = periods.Select(NameTwoText.AirConcentration).ToArray();
        var column = periods.Select(NameTwoText.Column).ToArray();
        var deposit = periods.Select(NameTwoText.Deposition).ToArray();

        var airNumber = writer.Define(
            FieldOf(air[0][0], AveragingPeriod.Mean, periods, SampleRun.PeriodHours) with
            {
                Levels =
                [
                    .. SampleLayer.FlightLevels.Select(band =>
                        NameLevel.Between(LevelKind.FlightLevel, band.Lower, band.Upper)
                    ),
                ],
            }
        );
        var columnNumber = writer.Define(
            FieldOf(column[0], AveragingPeriod.Sum, periods, SampleRun.PeriodHours) with
            {
                Z = column[0].Z,
            }
        );
        var depositNumber = writer.Define(
            FieldOf(deposit[0], AveragingPeriod.Sum, periods, SampleRun.Hours) with
            {
                Z = deposit[0].Z,
            }
        );
        for (var time = 0; time < periods.Count; time++)
        {
            for (var level = 0; level < air[time].Length; level++)
                writer.Write(airNumber, level, time, air[time][level].Values);
            writer.Write(columnNumber, 0, time, column[time].Values);
            writer.Write(depositNumber, 0, time, deposit[time].Values);
        }

        writer.Complete();
    }

    private static NameField FieldOf(
        NameTwoField field,
        string statistic,
        IReadOnlyList<SamplePeriod> periods,
        int hours
    ) =>
        new()
        {
            Species = SampleRun.Species,
            Quantity = field.Quantity,
            Units = Unit.Normalise(field.Units, out _),
            Averaging = field.Averaging,
            Statistic = statistic,
            Times =
            [
                .. periods.Select(period => new TimeStep(
                    period.Time.Time,
                    period.Time.Time.AddSeconds(-3600L * hours),
                    period.Time.Time
                )),
            ],
            Grid = SampleRun.Grid,
        };
}
