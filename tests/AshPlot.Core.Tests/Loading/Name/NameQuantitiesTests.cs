using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.Name;

internal sealed class NameQuantitiesTests
{
    private const string Ash = "VOLCANIC_ASH";

    [TestCase("Air Concentration", "g/m3", "From 250 - 750m asl", "003 hr time averaged", "air-concentration", "mean")]
    [TestCase("Air Concentration", "g / m^3", "Z = 500.0 m agl", "", "air-concentration", null)]
    [TestCase("Air Concentration", "g/m3", "Boundary layer", "003 hr time averaged", "air-concentration", "mean")]
    [TestCase("Air Concentration", "g s / m^3", "Z = 500.0 m agl", "3hr 0min integral", "dosage", "sum")]
    [TestCase("Dosage", "gs/m3", "Boundary layer", "003 hr time integrated", "dosage", "sum")]
    [TestCase("Air Concentration", "g / m^2", "Vertical integral", "3hr 0min average", "total-column", "mean")]
    [TestCase("Total deposition", "g/m2", "Boundary layer", "078 hr time integrated", "total-deposition", "sum")]
    [TestCase("Deposition", "g / m^2", "", "3hr 0min integral", "total-deposition", "sum")]
    [TestCase("Wet deposition", "g/m2", "Boundary layer", "078 hr time integrated", "wet-deposition", "sum")]
    [TestCase("DRY_DEPOSITION", "g/m2", "Boundary layer", "078 hr time integrated", "dry-deposition", "sum")]
    public void A_field_of_ash_is_a_row_of_the_table(
        string quantity,
        string units,
        string z,
        string averaging,
        string slug,
        string? statistic
    )
    {
        var found = Classify(Ash, quantity, units, z, averaging)!;
        Assert.That((found.Name, found.Statistic, found.Factor), Is.EqualTo((slug, statistic, 1.0)));
        Assert.That(found.Level, Is.EqualTo(found.Kind.HasLevels ? NameLevel.Parse(z) : Level.None));
    }

    [Test]
    public void The_dosage_of_a_column_divided_by_its_period_is_the_mean_column_mass()
    {
        var found = Classify(Ash, "Dosage", "gs/m2", "Vertical integral", "003 hr time integrated")!;
        Assert.That(found.Name, Is.EqualTo("total-column"));
        Assert.That(found.FileToken, Is.EqualTo("Total_Column_Mass"));
        Assert.That(found.StandardName, Is.EqualTo("atmosphere_mass_content_of_volcanic_ash"));
        Assert.That(found.Units, Is.EqualTo("g/m2"));
        Assert.That(found.Factor, Is.EqualTo(1.0 / 10800));
        Assert.That(found.Statistic, Is.EqualTo("mean"));
        Assert.That(found.Variable, Is.EqualTo("VOLCANIC_ASH_DOSAGE"));
        Assert.That(found.Level, Is.EqualTo(Level.None));
    }

    [TestCase("Dosage", "gs/m2", "Vertical integral", "", TestName = "The dosage of a column without a period")]
    [TestCase(
        "Dosage",
        "gs/m2",
        "Boundary layer",
        "003 hr time integrated",
        TestName = "A dosage per area of a part of the column"
    )]
    [TestCase(
        "Air Concentration",
        "g/m3",
        "Vertical integral",
        "003 hr time averaged",
        TestName = "A column that is no mass per area"
    )]
    [TestCase("Deposition", "g / (m^2 s)", "", "3hr 0min average", TestName = "A rate of deposition")]
    [TestCase("Temperature", "K", "Z = 2.0 m agl", "", TestName = "A quantity that the table does not have")]
    public void A_field_outside_the_table_is_not_named(string quantity, string units, string z, string averaging) =>
        Assert.That(Classify(Ash, quantity, units, z, averaging), Is.Null);

    [Test]
    public void Another_species_is_part_of_every_name()
    {
        var tracer = Classify("TRACER", "Air Concentration", "g/m3", "From 250 - 750m asl", "")!;
        Assert.That(tracer.Name, Is.EqualTo("tracer-air-concentration"));
        Assert.That(tracer.FileToken, Is.EqualTo("TRACER_Air_Concentration"));
        Assert.That(tracer.Title, Is.EqualTo("TRACER Air Concentration"));
        Assert.That(tracer.StandardName, Is.Null);

        var resuspended = Classify("RESUSPENDED_ASH", "Air Concentration", "g/m3", "From 250 - 750m asl", "")!;
        Assert.That(resuspended.Name, Is.EqualTo("resuspended-ash-air-concentration"));
        Assert.That(resuspended.FileToken, Is.EqualTo("RESUSPENDED_ASH_Air_Concentration"));
    }

    [Test]
    public void A_species_whose_name_cannot_stand_in_a_path_is_kept_as_a_qualifier()
    {
        var found = Classify("../../SO2 <b>", "Air Concentration", "g/m3", "From 250 - 750m asl", "")!;
        Assert.That(found.FileToken, Is.EqualTo(".._.._SO2__b__Air_Concentration"));
        Assert.That(found.Qualifiers["species"], Is.EqualTo("../../SO2 <b>"));
    }

    [Test]
    public void Without_a_species_nothing_is_claimed() =>
        Assert.That(Classify("", "Air Concentration", "g/m3", "From 250 - 750m asl", ""), Is.Null);

    private static NameQuantity? Classify(string species, string quantity, string units, string z, string averaging)
    {
        Assert.That(AveragingPeriod.TryParse(averaging, out var period), Is.True);
        return NameQuantities.Classify(species, quantity, units, NameLevel.Parse(z), period);
    }
}
