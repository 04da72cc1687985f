using AshPlot.Testing;

namespace AshPlot.Core.Tests.Images;

/// <summary>
/// Compares pictures with those that somebody has looked at and committed. With ASHPLOT_UPDATE_GOLDEN=1 the committed
/// ones are replaced instead: look at them before they are committed again.
/// </summary>
internal static class GoldenImage
{
    // Skia rounds by one or two where it uses other vector instructions; a moved line or letter changes by far more.
    private static readonly PictureTolerance Tolerance = new(RootMeanSquare: 0.5, MaxDifferentPercent: 0, Channel: 8);

    /// <summary>Fails where a picture is not the committed one, and keeps expected, actual and difference.</summary>
    /// <param name="name">Name of the committed picture without its extension.</param>
    /// <param name="png">The picture that was drawn.</param>
    public static void Check(string name, byte[] png)
    {
        var golden = RepositoryFolder.Find("tests", "AshPlot.Core.Tests", "Golden", name + ".png");
        if (Environment.GetEnvironmentVariable("ASHPLOT_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllBytes(golden, png);
            return;
        }

        Assert.That(
            png,
            Looks.Like(golden).Within(Tolerance).KeepFailuresIn(RepositoryFolder.Find("TestResults", "golden")),
            name
        );
    }
}
