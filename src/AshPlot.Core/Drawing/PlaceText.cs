using System.Globalization;

namespace AshPlot.Core.Drawing;

/// <summary>Places as people write them: <c>63.37°N 19.36°W</c>.</summary>
internal static class PlaceText
{
    private const int FewestDecimals = 2;
    private const int MostDecimals = 6;

    /// <summary>A place, to a hundredth of a degree, or finer on a grid whose cells need it.</summary>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="step">Degrees between the cells of the grid; 0 where the place is of none.</param>
    public static string Of(double longitude, double latitude, double step = 0)
    {
        // A tenth of a step tells a cell from its neighbours.
        var decimals =
            step > 0
                ? Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9) + 1, FewestDecimals, MostDecimals)
                : FewestDecimals;
        return $"{Angle(latitude, 'N', 'S', decimals)} {Angle(longitude, 'E', 'W', decimals)}";
    }

    /// <summary>A parallel, to a degree: <c>63°N</c>.</summary>
    public static string Latitude(double latitude) => Angle(latitude, 'N', 'S', decimals: 0);

    private static string Angle(double degrees, char positive, char negative, int decimals)
    {
        var size = Math.Round(Math.Abs(degrees), decimals);
        // The dateline is neither east nor west, as the axis below it says too.
        var side =
            size == 180 ? ""
            : degrees < 0 && size > 0 ? $"{negative}"
            : $"{positive}";
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.######}°{side}");
    }
}
