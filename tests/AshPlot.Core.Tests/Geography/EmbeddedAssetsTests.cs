using AshPlot.Core.Geography;

namespace AshPlot.Core.Tests.Geography;

internal class EmbeddedAssetsTests
{
    [TestCase("natural-earth-110m.bin", 20, 60)]
    [TestCase("natural-earth-50m.bin", 150, 300)]
    [TestCase("natural-earth-10m.bin", 700, 1200)]
    [TestCase("places.bin", 100, 400)]
    [TestCase("DejaVuSans.ttf", 600, 900)]
    [TestCase("DejaVuSans-Bold.ttf", 600, 900)]
    public void Each_asset_is_in_the_assembly_and_of_sane_size(string name, int leastKilobytes, int mostKilobytes)
    {
        using var stream = typeof(BaseMap).Assembly.GetManifestResourceStream(name);
        Assert.That(stream, Is.Not.Null);
        Assert.That(stream.Length / 1000, Is.InRange(leastKilobytes, mostKilobytes));
    }
}
