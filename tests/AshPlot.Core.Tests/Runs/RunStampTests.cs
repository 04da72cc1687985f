using System.Collections.Immutable;
using AshPlot.Core.Runs;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Runs;

public sealed class RunStampTests
{
    [TestCase("event_type=EXERCISE", null, "EXERCISE")]
    [TestCase("event_type=Test", null, "TEST")]
    [TestCase("event_type=REAL EVENT", null, null)]
    [TestCase("event_type=OPERATIONAL,reportStatus=CORRECTION", null, "CORRECTION")]
    [TestCase(
        "event_type=EXERCISE,permissableUsageReason=EXERCISE,reportStatus=CORRECTION",
        null,
        "EXERCISE / CORRECTION"
    )]
    [TestCase("permissibleUsage=NON-OPERATIONAL,permissibleUsageReason=HYPOTHETICAL", null, "HYPOTHETICAL")]
    [TestCase("permissableUsage=NON-OPERATIONAL", null, "NON-OPERATIONAL")]
    [TestCase("permissableUsage=OPERATIONAL", null, null)]
    [TestCase("event_type=EXERCISE", "DRAFT", "DRAFT / EXERCISE")]
    [TestCase("event_type=EXERCISE", "exercise VOLCEX", "exercise VOLCEX")]
    [TestCase("", " DRAFT ", "DRAFT")]
    [TestCase("", "  ", null)]
    public void A_run_that_is_no_ordinary_one_is_stamped_whatever_is_asked(
        string attributes,
        string? asked,
        string? stamp
    ) => Assert.That(RunStamp.Of(With(attributes), asked), Is.EqualTo(stamp));

    [TestCase("Katla,63.63,-19.05", "Katla", 63.63, -19.05)]
    [TestCase("Soufriere Hills, Montserrat, 16.72, -62.18", "Soufriere Hills, Montserrat", 16.72, -62.18)]
    public void A_vent_is_a_name_and_a_place(string text, string name, double latitude, double longitude)
    {
        var vent = Vent.Parse(text);
        Assert.That(vent, Is.EqualTo(new Vent(name, latitude, longitude)));
        var run = vent.AddTo(With("event_type=TEST"));
        Assert.That(ReleaseSites.VolcanoOf(run), Is.EqualTo(name));
        Assert.That(ReleaseSites.Of(run), Is.EqualTo(new[] { new ReleaseSite(longitude, latitude) }));
    }

    [TestCase("Katla", "is not NAME,LAT,LON")]
    [TestCase("63.63,-19.05", "is not NAME,LAT,LON")]
    [TestCase(",63.63,-19.05", "is not NAME,LAT,LON")]
    [TestCase("Katla,-19.05,north", "is not NAME,LAT,LON")]
    [TestCase("Katla,119.05,63.63", "is not a place on the Earth")]
    public void A_vent_that_is_none_is_refused(string text, string problem) =>
        Assert.That(
            () => Vent.Parse(text),
            Throws.TypeOf<AshPlot.Core.Errors.InvalidOptionException>().With.Message.Contains(problem)
        );

    private static RunDescription With(string attributes) =>
        Run("run", Air(Metres(500))) with
        {
            Attributes = attributes
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('='))
                .ToImmutableSortedDictionary(pair => pair[0], pair => pair[1]),
        };
}
