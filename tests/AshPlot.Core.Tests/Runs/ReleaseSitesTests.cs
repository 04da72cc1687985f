using System.Collections.Immutable;
using AshPlot.Core.Runs;
using CsCheck;
using static AshPlot.Core.Tests.Planning.Descriptions;

namespace AshPlot.Core.Tests.Runs;

internal sealed class ReleaseSitesTests
{
    [TestCase("19.3600W   63.3700N", -19.36, 63.37)]
    [TestCase("63.37 N, 19.36 W", -19.36, 63.37)]
    [TestCase("63.37°N 19.36°W", -19.36, 63.37)]
    [TestCase("PSN N6322 W01922", -19.366667, 63.366667)]
    [TestCase("N63.5 W19.25", -19.25, 63.5)]
    [TestCase("63.5 N 19.25 W", -19.25, 63.5)]
    [TestCase("S 39.28 E 175.57", 175.57, -39.28)]
    [TestCase("340.6400E 63.3700N", -19.36, 63.37)]
    public void A_place_is_read_however_a_model_writes_it(string text, double longitude, double latitude) =>
        Assert.That(ReleaseSites.Parse(text), Is.EqualTo(new[] { new ReleaseSite(longitude, latitude) }));

    [TestCase("Multiple Sources")]
    [TestCase("")]
    [TestCase("63.37 19.36")]
    [TestCase("63.37N")]
    [TestCase("95.0N 19.0W")]
    [TestCase("10.0N 999E")]
    [TestCase("3 Nights 5 Weeks")]
    public void What_is_no_place_gives_none(string text) => Assert.That(ReleaseSites.Parse(text), Is.Empty);

    [Test]
    public void Several_places_are_told_each_once() =>
        Assert.That(
            ReleaseSites.Parse("19.0W 63.0N; 19.0W 63.0N; 20.0W 64.0N"),
            Is.EqualTo(new[] { new ReleaseSite(-19, 63), new ReleaseSite(-20, 64) })
        );

    [Test]
    public void Any_text_is_read_without_harm() =>
        Gen.Select(Gen.String[Gen.Char["NSEWnsew0123456789. °;x"], 0, 200], Gen.String)
            .Sample(
                (likely, any) =>
                {
                    foreach (var site in ReleaseSites.Parse(likely).Concat(ReleaseSites.Parse(any)))
                    {
                        Assert.That(site.Longitude, Is.InRange(-180, 180));
                        Assert.That(site.Latitude, Is.InRange(-90, 90));
                    }
                },
                iter: 2000
            );

    [Test]
    public void Attributes_of_numbers_are_found_whatever_their_case_and_punctuation()
    {
        Assert.That(
            ReleaseSites.Of(With(("VENT_LON", "-71.377"), ("VENT_LAT", "-39.422"))),
            Is.EqualTo(new[] { new ReleaseSite(-71.377, -39.422) })
        );
        Assert.That(
            ReleaseSites.Of(With(("vent longitude", "190"), ("vent latitude", "52"))),
            Is.EqualTo(new[] { new ReleaseSite(-170, 52) })
        );
        Assert.That(ReleaseSites.Of(With(("VENT_LON", "-71.377"))), Is.Empty);
        Assert.That(ReleaseSites.Of(With(("VENT_LON", "nan"), ("VENT_LAT", "1"))), Is.Empty);
    }

    private static RunDescription With(params (string Key, string Value)[] attributes) =>
        Run(null, Column()) with
        {
            Attributes = attributes.ToImmutableSortedDictionary(
                attribute => attribute.Key,
                attribute => attribute.Value
            ),
        };
}
