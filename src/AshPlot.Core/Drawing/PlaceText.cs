using System.Globalization;

namespace AshPlot.Core.Drawing;

/// <summary>Places as people write them: <c>63.37°N 19.36°W</c>.</summary>
internal static class PlaceText
{
    /// <summary>A place, to a hundredth of a degree.</summary>
    public static string Of(double longitude, double latitude) => $"{Angle(latitude, 'N', 'S')} {Angle(longitude, 'E', 'W')}";

    private static string Angle(double degrees, char positive, char negative)
    {
        var size = Math.Round(Math.Abs(degrees), 2);
        // The dateline is neither east nor west, as the axis below it says too.
        var side = size == 180 ? "" : degrees < 0 && size > 0 ? $"{negative}" : $"{positive}";
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.##}°{side}");
    }
}
