using AshPlot.Core.Runs;
using AshPlot.Sample;

namespace AshPlot.Core.Tests.Sample;

[CancelAfter(120_000)]
internal sealed class PuffModelTests
{
    private const double PeriodSeconds = SampleRun.PeriodHours * 3600;

    private static readonly Grid Grid = SampleRun.Grid;
    private readonly PuffGrid cells = new(Grid);
    private IReadOnlyList<SamplePeriod> periods = [];

    [OneTimeSetUp]
    public void Calculate() => periods = SampleRun.Calculate();

    [Test]
    public void The_ash_that_was_released_is_in_the_air_or_on_the_ground()
    {
        foreach (var period in periods)
        {
            var seconds = period.Time.Time.Seconds - SampleRun.Start.Seconds;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(period.ReleasedMass, Is.EqualTo(SyntheticSource.MeanRate * seconds).Within(1e-9).Percent);
                Assert.That(
                    period.AirborneMass + MassOf(period.Deposition),
                    Is.EqualTo(period.ReleasedMass).Within(1e-3).Percent
                );
            }
        }
    }

    [Test]
    public void The_fields_alone_account_for_the_release()
    {
        for (var index = 1; index < periods.Count; index++)
        {
            var airborne = MassOf(periods[index].Dosage) / PeriodSeconds;
            var deposited = (MassOf(periods[index - 1].Deposition) + MassOf(periods[index].Deposition)) / 2;
            var released = (periods[index - 1].ReleasedMass + periods[index].ReleasedMass) / 2;
            // The mean of the ends is not the mean over time: the release pulses.
            Assert.That(airborne + deposited, Is.EqualTo(released).Within(5).Percent, $"period {index}");
        }
    }

    [Test]
    public void The_flight_level_bands_add_up_to_the_column()
    {
        foreach (var period in periods)
        {
            for (var cell = 0; cell < Grid.CellCount; cell++)
            {
                var column = 0.0;
                for (var band = 0; band < SampleLayer.FlightLevels.Count; band++)
                {
                    var layer = SampleLayer.BetweenFlightLevels(
                        SampleLayer.FlightLevels[band].Lower,
                        SampleLayer.FlightLevels[band].Upper
                    );
                    column += period.FlightLevelConcentrations[band][cell] * (layer.Upper - layer.Lower);
                }

                Assert.That(column, Is.EqualTo(period.Dosage[cell] / PeriodSeconds).Within(1e-5 * (1 + column)));
            }
        }
    }

    [Test]
    public void The_cloud_moves_south_east_and_grows()
    {
        for (var index = 1; index < periods.Count; index++)
        {
            var (before, after) = (CentroidOf(periods[index - 1].Dosage), CentroidOf(periods[index].Dosage));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(after.Longitude, Is.GreaterThan(before.Longitude + 1));
                Assert.That(after.Latitude, Is.LessThan(before.Latitude - 0.5));
                Assert.That(
                    periods[index].Dosage.Count(value => value > 0),
                    Is.GreaterThan(1.2 * periods[index - 1].Dosage.Count(value => value > 0))
                );
            }
        }
    }

    [Test]
    public void It_reaches_Scotland_and_the_North_Sea_but_neither_Greenland_nor_France()
    {
        var column = periods[^1].Dosage;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(column[CellAt(-4.2, 57.5)], Is.GreaterThan(0), "Inverness");
            Assert.That(column[CellAt(2, 56)], Is.GreaterThan(0), "North Sea");
            Assert.That(column[CellAt(-38, 66)], Is.Zero, "Greenland");
            Assert.That(column[CellAt(2.3, 48.9)], Is.Zero, "Paris");
        }
    }

    [Test]
    public void Its_head_is_dense_and_stands_at_the_volcano()
    {
        foreach (var period in periods)
        {
            var densest = Array.IndexOf(period.Dosage, period.Dosage.Max());
            using (Assert.EnterMultipleScope())
            {
                Assert.That(LongitudeOf(densest), Is.EqualTo(SyntheticSource.Longitude).Within(1));
                Assert.That(LatitudeOf(densest), Is.EqualTo(SyntheticSource.Latitude).Within(0.5));
                Assert.That(period.Dosage.Max(), Is.GreaterThan(5 * period.Dosage.Where(value => value > 0).Average()));
            }
        }
    }

    [Test]
    public void The_wind_shears_the_levels_apart()
    {
        var last = periods[^1].FlightLevelConcentrations.Select(CentroidOf).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(last[1].Longitude, Is.GreaterThan(last[0].Longitude + 1));
            Assert.That(last[2].Longitude, Is.GreaterThan(last[1].Longitude));
        }
    }

    [Test]
    public void The_deposit_never_shrinks_and_is_heaviest_near_the_volcano()
    {
        for (var index = 1; index < periods.Count; index++)
        {
            for (var cell = 0; cell < Grid.CellCount; cell++)
                Assert.That(
                    periods[index].Deposition[cell],
                    Is.GreaterThanOrEqualTo(periods[index - 1].Deposition[cell])
                );
        }

        var heaviest = Array.IndexOf(periods[^1].Deposition, periods[^1].Deposition.Max());
        Assert.That(LongitudeOf(heaviest), Is.EqualTo(SyntheticSource.Longitude).Within(3));
    }

    private static double LongitudeOf(int cell) => Grid.Longitudes.Centres[cell % Grid.Longitudes.Count];

    private static double LatitudeOf(int cell) => Grid.Latitudes.Centres[cell / Grid.Longitudes.Count];

    private static int CellAt(double longitude, double latitude) =>
        ((int)((latitude - Grid.Latitudes.LowerEdge) / 0.25) * Grid.Longitudes.Count)
        + (int)((longitude - Grid.Longitudes.LowerEdge) / 0.5);

    private double MassOf(float[] loads) => loads.Select((load, cell) => load * AreaOf(cell)).Sum();

    private double AreaOf(int cell) => cells.CellArea(cell / Grid.Longitudes.Count);

    private (double Longitude, double Latitude) CentroidOf(float[] loads)
    {
        var mass = MassOf(loads);
        return (
            loads.Select((load, cell) => load * AreaOf(cell) * LongitudeOf(cell)).Sum() / mass,
            loads.Select((load, cell) => load * AreaOf(cell) * LatitudeOf(cell)).Sum() / mass
        );
    }
}
