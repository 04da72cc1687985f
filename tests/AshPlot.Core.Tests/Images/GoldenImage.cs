using System.Globalization;

namespace AshPlot.Core.Tests.Images;

/// <summary>
/// Compares pictures with those that somebody has looked at and committed. With ASHPLOT_UPDATE_GOLDEN=1 the committed
/// ones are replaced instead: look at them before they are committed again.
/// </summary>
internal static class GoldenImage
{
    // Skia rounds by one or two where it uses other vector instructions; a moved line or letter changes by far more.
    private const int AllowedOfAChannel = 8;
    private const double AllowedRootMeanSquare = 0.5;

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

        var expected = File.Exists(golden) ? File.ReadAllBytes(golden) : null;
        if (Problem(expected, png) is { } problem)
            Assert.Fail($"{name}: {problem}; see {Keep(RepositoryFolder.Find("TestResults", "golden"), name, expected, png)}");
    }

    /// <summary>What is wrong with a picture, or null.</summary>
    internal static string? Problem(byte[]? expected, byte[] actual)
    {
        if (expected is null)
            return "there is no golden image of it";
        var (golden, drawn) = (Picture.Decode(expected), Picture.Decode(actual));
        return PictureDifference.Between(golden, drawn, AllowedOfAChannel) switch
        {
            null => $"it is {drawn.Width}x{drawn.Height}, the golden image {golden.Width}x{golden.Height}",
            { DifferentPixels: 0, RootMeanSquare: <= AllowedRootMeanSquare } => null,
            var difference => string.Create(CultureInfo.InvariantCulture,
                $"{difference.DifferentPixels} pixels ({difference.DifferentShare:P3}) differ by over {AllowedOfAChannel}, the most by {difference.LargestOfAChannel}; RMS {difference.RootMeanSquare:0.####} of at most {AllowedRootMeanSquare}"),
        };
    }

    /// <summary>Keeps the pictures of a failure.</summary>
    /// <returns>The folder they are in.</returns>
    internal static string Keep(string folder, string name, byte[]? expected, byte[] actual)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, $"{name}-actual.png"), actual);
        if (expected is null)
            return folder;
        File.WriteAllBytes(Path.Combine(folder, $"{name}-expected.png"), expected);
        if (PictureDifference.Between(Picture.Decode(expected), Picture.Decode(actual)) is { } difference)
            File.WriteAllBytes(Path.Combine(folder, $"{name}-difference.png"), difference.Shown.Encode());
        return folder;
    }
}
