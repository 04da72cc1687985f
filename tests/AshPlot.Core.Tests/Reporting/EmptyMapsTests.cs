using AshPlot.Core.Drawing;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Reporting;

internal sealed class EmptyMapsTests
{
    [Test]
    public void A_run_weaker_than_its_mask_is_told_with_both_numbers()
    {
        var warnings = Warnings(mask: 1e-4, (MapStatus.Empty, 2.2e-5), (MapStatus.Empty, 0));
        Assert.That(warnings, Has.Count.EqualTo(1));
        Assert.That(
            warnings[0],
            Does.StartWith("Air Concentration: all 2 maps are empty")
                .And.Contain("2.2e-05 g/m3")
                .And.Contain("MaskBelow")
        );
    }

    [TestCase(MapStatus.Done, 1d)]
    [TestCase(MapStatus.NoData, null)]
    [TestCase(MapStatus.Empty, 1d, TestName = "Ash elsewhere in the domain")]
    public void What_has_ash_or_nothing_at_all_is_not(MapStatus status, double? max)
    {
        Assert.That(Warnings(1e-4, (MapStatus.Empty, 2.2e-5), (status, max)), Is.Empty);
        Assert.That(Warnings(1e-4, (MapStatus.Empty, 0)), Is.Empty);
        Assert.That(Warnings(null, (MapStatus.Empty, 1e-5)), Is.Empty);
        Assert.That(Warnings(1e-4), Is.Empty);
    }

    private static List<string> Warnings(double? mask, params (MapStatus Status, double? Max)[] maps) =>
        [
            .. EmptyMaps.Warnings(
                SampleManifest.Wrap(
                    "Run",
                    new ManifestQuantity
                    {
                        Name = "air-concentration",
                        Title = "Air Concentration",
                        Units = "g/m3",
                        MaskBelow = mask,
                        Maps =
                        [
                            .. maps.Select(map => new ManifestMap
                            {
                                Files = ["a.png"],
                                Status = map.Status,
                                Max = map.Max,
                            }),
                        ],
                    }
                )
            ),
        ];
}
