using AshPlot.Core.Loading;

namespace AshPlot.Core.Tests.Loading.NetCdf;

/// <summary>Base of tests that describe files made from CDL.</summary>
[CancelAfter(120_000)]
internal abstract class LayoutTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    private protected DescribedRun Describe(string cdl, LoadOptions? options = null, string kind = "nc4") =>
        new(NetCdfTools.Generate(folder, "run.nc", cdl, kind), options);

    /// <summary>Numbers from <paramref name="first"/> on, as CDL lists them.</summary>
    private protected static string Numbers(int first, int count) => string.Join(", ", Enumerable.Range(first, count));
}
