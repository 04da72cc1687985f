using System.Collections.Immutable;
using System.Globalization;

namespace AshPlot.Core.Comparing;

/// <summary>How a comparison is put into words and numbers.</summary>
internal static class ComparisonText
{
    /// <summary>A number with four significant digits; empty for null. Only 0 is written as 0.</summary>
    public static string Number(double? value) =>
        value switch
        {
            null => "",
            0 => "0",
            < 1e-4 => value.Value.ToString("0.###e0", CultureInfo.InvariantCulture),
            _ => value.Value.ToString("G4", CultureInfo.InvariantCulture),
        };

    /// <summary>A size as <c>1000x750</c>; empty for null.</summary>
    public static string Size(ImmutableArray<int>? size) =>
        size is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known[0]}x{known[1]}") : "";

    /// <summary>How much and where a picture differs.</summary>
    public static string Difference(PictureDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return Difference(
            difference.DifferentPixels,
            difference.DifferentPercent,
            difference.LargestOfAChannel,
            difference.RootMeanSquare,
            difference.Box
        );
    }

    /// <inheritdoc cref="Difference(PictureDifference)"/>
    internal static string Difference(ComparedPicture picture) =>
        Difference(
            picture.DifferentPixels ?? 0,
            picture.DifferentPercent,
            picture.LargestOfAChannel ?? 0,
            picture.RootMeanSquare,
            picture.Box
        );

    private static string Difference(int pixels, double? percent, int largest, double? rootMeanSquare, PixelBox? box)
    {
        var where = box switch
        {
            null => "",
            { Width: 1, Height: 1 } => string.Create(CultureInfo.InvariantCulture, $", at column {box.X}, row {box.Y}"),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $", within {box.Width}x{box.Height} from column {box.X}, row {box.Y}"
            ),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{pixels} pixel{(pixels == 1 ? " differs" : "s differ")} ({Number(percent)} %){where}; the most of a channel is {largest}, RMS {Number(rootMeanSquare)}"
        );
    }
}
