using System.Collections.Immutable;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Sections;
using AshPlot.Core.Tests.Querying;
using SkiaSharp;

namespace AshPlot.Core.Tests.Sections;

internal sealed class SectionTests
{
    private const double Radius = 6371229;

    private static readonly SectionRoute Route = SectionRoute.Parse(["63.1,-19.8", "65.2,-17.3", "63.2,-16.0"]);

    [Test]
    public void Steps_follow_great_circles_and_are_no_longer_than_half_a_cell()
    {
        using var random = new RandomRun(4);
        var samples = RouteSamples.Of(random.Run.Quantities[0].Grid, Route);
        Assert.That(samples.Select(sample => sample.Cell), Has.Some.EqualTo(-1).And.Some.GreaterThan(0));
        Assert.That(
            samples[^1].To,
            Is.EqualTo(Distance(63.1, -19.8, 65.2, -17.3) + Distance(65.2, -17.3, 63.2, -16)).Within(1)
        );
        var end = 0.0;
        foreach (var sample in samples)
        {
            Assert.That(sample.From, Is.EqualTo(end).Within(1e-6));
            end = sample.To;
            // The shorter side of a cell of half a degree at 65 N is the one along the parallel.
            Assert.That(
                sample.To - sample.From,
                Is.InRange(1, 0.25 * Math.PI / 180 * Radius * Math.Cos(63 * Math.PI / 180))
            );
            var column = (int)Math.Floor((sample.Longitude - RandomRun.West) / RandomRun.Step);
            var row = (int)Math.Floor((sample.Latitude - RandomRun.South) / RandomRun.Step);
            var isInside = column is >= 0 and < RandomRun.Columns && row is >= 0 and < RandomRun.Rows;
            Assert.That(sample.Cell, Is.EqualTo(isInside ? (row * RandomRun.Columns) + column : -1));
            // On the great circle of its leg, at its distance from the beginning.
            var middle = (sample.From + sample.To) / 2;
            var first = Distance(63.1, -19.8, 65.2, -17.3);
            var (way, back) =
                middle < first
                    ? (
                        Distance(63.1, -19.8, sample.Latitude, sample.Longitude),
                        Distance(sample.Latitude, sample.Longitude, 65.2, -17.3)
                    )
                    : (
                        first + Distance(65.2, -17.3, sample.Latitude, sample.Longitude),
                        Distance(sample.Latitude, sample.Longitude, 63.2, -16)
                    );
            Assert.That((way, way + back), Is.EqualTo((middle, middle < first ? first : samples[^1].To)).Within(1));
        }
    }

    [Test]
    public void A_section_has_the_values_of_the_cells_below_the_route()
    {
        using var random = new RandomRun(5);
        var run = SectionRun.Of(random.Run, new MapOptions { Section = Route });
        var quantity = run.Quantities.Single();
        Assert.That(
            (quantity.Name, quantity.FileToken, quantity.Slices.Length),
            Is.EqualTo(("section-air-concentration", "Air_Concentration_Section", RandomRun.Times))
        );
        using var reader = new SliceReader(run.Files);
        foreach (var slice in quantity.Slices)
        {
            var section = SectionValues.Read(reader, quantity, Route, slice.Parts);
            for (var sample = 0; sample < section.Samples.Length; sample++)
            {
                for (var level = 0; level < RandomRun.Levels.Length; level++)
                {
                    var cell = section.Samples[sample].Cell;
                    Assert.That(
                        section.At(level, sample),
                        Is.EqualTo(cell < 0 ? float.NaN : random.Values[level, slice.TimeIndex][cell])
                    );
                }
            }
        }
    }

    [Test]
    public void Chosen_levels_are_drawn_alone()
    {
        using var random = new RandomRun(5);
        var quantity = SectionRun
            .Of(random.Run, new MapOptions { Section = Route, Levels = ["FL300"] })
            .Quantities.Single();
        Assert.That((quantity.Section!.Levels.Single().Lower, quantity.Slices[0].Parts.Length), Is.EqualTo((200, 1)));
    }

    [Test]
    public void A_flight_meets_at_each_place_the_time_it_is_there_and_the_dose_is_the_sum_of_value_times_hours()
    {
        using var random = new RandomRun(6);
        // Periods end at 03, 06, 09 and 12; this one is in three of them, leaves the grid, and climbs over the levels.
        var flight = SectionRoute.Of(
            [At(1, 63.2, -19.9, 100), At(5, 64.9, -17, 300), At(7, 64, -15, 340), At(8, 64, -17, 600)],
            "IsFlight"
        );
        var options = new MapOptions { Section = flight };
        var quantity = SectionRun.Of(random.Run, options).Quantities.Single();
        Assert.That((quantity.Times, quantity.Slices.Length), Is.EqualTo((ImmutableArray<TimeStep>.Empty, 1)));
        using var reader = new SliceReader(random.Run.Files);
        var section = SectionValues.Read(reader, quantity, flight, quantity.Slices[0].Parts);
        var dose = FlightDoses.Of(new QuantityPlan(quantity, 0, ""), section, markAboveGround: false);

        var (flown, byLevel, outside) = (0.0, new double[3], 0.0);
        foreach (var sample in section.Samples)
        {
            var hour = (sample.Seconds!.Value - At(0, 0, 0, null).Seconds!.Value) / 3600;
            var time =
                hour <= 3 ? 0
                : hour <= 6 ? 1
                : 2;
            var level =
                sample.FlightLevel < 200 ? 0
                : sample.FlightLevel < 350 ? 1
                : sample.FlightLevel <= 550 ? 2
                : -1;
            if (sample.Cell < 0 || level < 0)
                outside += sample.Duration / 3600;
            else
                flown += random.Values[level, time][sample.Cell] * 1000.0 * sample.Duration / 3600;
            for (var each = 0; each < 3 && sample.Cell >= 0; each++)
                byLevel[each] += random.Values[each, time][sample.Cell] * 1000.0 * sample.Duration / 3600;
        }

        Assert.That(section.Samples.Sum(sample => sample.Duration), Is.EqualTo(7 * 3600).Within(1e-6));
        Assert.That((dose.Units, dose.DoseUnits), Is.EqualTo(("mg/m3", "mg h/m3")));
        Assert.That(dose.Flown!.Dose, Is.EqualTo(flown).Within(1e-4).Percent.And.GreaterThan(0));
        Assert.That(dose.Flown.OutsideHours, Is.EqualTo(outside).Within(1e-4).And.GreaterThan(0.1));
        Assert.That(dose.Flown.Hours + dose.Flown.OutsideHours, Is.EqualTo(7).Within(1e-4));
        Assert.That(dose.Levels.Select(level => level.Dose), Is.EqualTo(byLevel).Within(1e-4).Percent);
        Assert.That(dose.Levels.Select(level => level.Level), Is.EqualTo(RandomRun.Levels));
        Assert.That(
            dose.Steps.Where(step => step.State == "outside").Select(step => step.Value),
            Is.Not.Empty.And.All.Null
        );
    }

    [Test]
    public void Time_of_a_flight_that_the_run_does_not_have_has_no_value()
    {
        using var random = new RandomRun(7);
        var flight = SectionRoute.Of([At(11, 63.2, -19.9, null), At(14, 64.9, -17, null)], "IsFlight");
        var quantity = SectionRun.Of(random.Run, new MapOptions { Section = flight }).Quantities.Single();
        using var reader = new SliceReader(random.Run.Files);
        var dose = FlightDoses.Of(
            new QuantityPlan(quantity, 0, ""),
            SectionValues.Read(reader, quantity, flight, quantity.Slices[0].Parts),
            false
        );
        Assert.That(
            (dose.Flown, dose.Levels[0].Hours, dose.Levels[0].MissingHours),
            Is.EqualTo(((LevelDose?)null, 1.0, 2.0)).Within(0.06)
        );
        var later = SectionRoute.Of([At(20, 63.2, -19.9, null), At(21, 64.9, -17, null)], "IsFlight");
        Assert.That(
            () => SectionRun.Of(random.Run, new MapOptions { Section = later }),
            Throws.TypeOf<InvalidOptionException>()
        );
    }

    [Test]
    public void Pictures_have_the_colours_of_the_classes_and_none_outside(
        [Values("640x480", "1000x750", "1920x1080")] string size
    )
    {
        using var random = new RandomRun(8);
        var run = SectionRun.Of(random.Run, new MapOptions { Section = Route });
        var plan = RunPlanner.Plan(run, new MapOptions { Section = Route }).Quantities.Single();
        using var reader = new SliceReader(run.Files);
        var section = SectionValues.Read(reader, plan.Description, Route, plan.Description.Slices[1].Parts);
        var colouring = new ClassColouring(plan.Classes!, plan.ClassFactor, DisplayScale.Plain("g/m3"), plan.MaskBelow);
        var pixels = PixelSize.Parse(size);
        using var picture = new SectionPicture(
            new MapOptions { Size = pixels },
            section,
            Route,
            colouring,
            new MapCaptions("Title", "when", "run", "maximum", null),
            []
        );
        var frame = new SectionLayout(pixels, isStamped: false, SectionAxes.HasLevelsAtRight(section)).Frame;
        var seen = new HashSet<uint>();
        for (var sample = 0; sample < section.Samples.Length; sample++)
        {
            var place = section.Samples[sample];
            for (var level = 0; level < 3; level++)
            {
                var (bottom, top) = level switch
                {
                    0 => (0, 200),
                    1 => (200, 350),
                    _ => (350, 550),
                };
                var x = frame.Left + (frame.Width * (place.From + place.To) / 2 / section.Samples[^1].To);
                // Off the middle, where dashes and ticks may be.
                var y = frame.Bottom - (frame.Height * (((bottom + top) / 2) + 7) / 550.0);
                var drawn = picture.Pixels.GetPixel((int)x, (int)y);
                if (IsNearPoint(x, frame, section.Samples[^1].To))
                    continue;
                var milligrams = place.Cell < 0 ? -1 : random.Values[level, 1][place.Cell] * 1000;
                var colour = Expected(plan.Classes!, milligrams);
                seen.Add(colour);
                Assert.That((uint)drawn, Is.EqualTo(colour), $"sample {sample}, level {level}, {milligrams} mg/m3");
            }
        }

        Assert.That(seen, Has.Count.GreaterThan(4));
    }

    [TestCase("63,-20")]
    [TestCase("63,-20", "63,-20")]
    [TestCase("63,-20", "91,0")]
    [TestCase("63,-20", "63;0")]
    [TestCase("63,-20", "-63,160")]
    public void What_is_no_route_is_refused(params string[] points) =>
        Assert.That(() => SectionRoute.Parse(points), Throws.TypeOf<InvalidOptionException>());

    [Test]
    public void A_route_beside_the_grid_is_refused()
    {
        using var random = new RandomRun(9);
        var away = SectionRoute.Parse(["10,10", "20,20"]);
        Assert.That(
            () => SectionRun.Of(random.Run, new MapOptions { Section = away }),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("domain")
        );
    }

    [Test]
    public void Levels_without_bounds_reach_half_way_to_their_neighbours()
    {
        var bands = SectionBands.Of([
            new Level(LevelKind.MetresAboveSea, 5000),
            new Level(LevelKind.MetresAboveSea, 1000),
            new Level(LevelKind.MetresAboveSea, 2000),
        ]);
        Assert.That(
            bands.Bands.Select(band => (band.Level, band.Bottom, band.Top)),
            Is.EqualTo(new[] { (1, 500.0, 1500.0), (2, 1500, 3500), (0, 3500, 6500) })
        );
        Assert.That(
            (bands.At(1499)!.Level, bands.At(1500)!.Level, bands.At(6500)!.Level, bands.At(400), bands.At(6501)),
            Is.EqualTo((1, 2, 0, (SectionBand?)null, (SectionBand?)null))
        );
        var pressures = SectionBands.Of([new Level(LevelKind.Pressure, 500, 400, 600)]);
        // 600 hPa are FL138.0 and 400 hPa FL235.7 in the standard atmosphere.
        Assert.That((pressures.Units, pressures.Bottom, pressures.Top), Is.EqualTo(("FL", 138.0, 235.7)).Within(0.1));
    }

    private static RoutePoint At(double hour, double latitude, double longitude, double? level) =>
        new(
            latitude,
            longitude,
            (long)
                (new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(hour) - DateTime.UnixEpoch).TotalSeconds,
            level
        );

    private static bool IsNearPoint(double x, SKRect frame, double length)
    {
        var middle = Distance(63.1, -19.8, 65.2, -17.3);
        return new[] { 0, middle, length }.Any(metres =>
            Math.Abs(frame.Left + (frame.Width * metres / length) - x) < 3
        );
    }

    /// <summary>The colour of milligrams by the boundaries in the documentation; grey on white outside.</summary>
    private static uint Expected(ClassScheme classes, double milligrams)
    {
        if (milligrams < 0)
            return 0xFFD5D7D9;
        double[] boundaries = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];
        var index = boundaries.Count(boundary => milligrams >= boundary);
        return index == 0 ? 0xFFFFFFFF : classes.Classes[index - 1].Colour;
    }

    private static double Distance(double north, double east, double toNorth, double toEast)
    {
        var (one, other, across) = (north * Math.PI / 180, toNorth * Math.PI / 180, (toEast - east) * Math.PI / 180);
        var half =
            Math.Pow(Math.Sin((other - one) / 2), 2)
            + (Math.Cos(one) * Math.Cos(other) * Math.Pow(Math.Sin(across / 2), 2));
        return 2 * Radius * Math.Asin(Math.Sqrt(half));
    }
}
