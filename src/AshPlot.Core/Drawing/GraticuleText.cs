using System.Globalization;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Names of the meridians or parallels of a map, all in one form: whole degrees, degrees and minutes, or as many
/// decimals of a degree as they need.
/// </summary>
internal sealed class GraticuleText
{
    private const double Least = 1e-6;

    private readonly bool areWhole;
    private readonly bool areMinutes;
    private readonly string decimals;

    /// <summary>Chooses the form.</summary>
    /// <param name="degrees">The lines that are to be named.</param>
    public GraticuleText(IReadOnlyCollection<double> degrees)
    {
        areWhole = degrees.All(line => IsWhole(line));
        areMinutes = degrees.All(line => IsWhole(line * 60));
        decimals =
            "0."
            + new string(
                '0',
                Enumerable
                    .Range(1, 3)
                    .FirstOrDefault(count => degrees.All(line => IsWhole(line * Math.Pow(10, count))), 3)
            );
    }

    /// <summary>A longitude as people write it: <c>20°W</c>, <c>15°20′E</c>, <c>0°</c>, <c>180°</c>.</summary>
    public string Longitude(double degrees)
    {
        var within = Math.IEEERemainder(degrees, 360);
        var size = Math.Abs(within);
        return Text(size)
            + (
                size < Least || size > 180 - Least ? ""
                : within < 0 ? "W"
                : "E"
            );
    }

    /// <summary>A latitude as people write it: <c>60°N</c>, <c>37°40′N</c>, <c>0°</c>.</summary>
    public string Latitude(double degrees) =>
        Text(Math.Abs(degrees))
        + (
            Math.Abs(degrees) < Least ? ""
            : degrees < 0 ? "S"
            : "N"
        );

    private static bool IsWhole(double number) =>
        Math.Abs(number - Math.Round(number)) < Least * Math.Max(1, Math.Abs(number));

    private string Text(double degrees)
    {
        if (areWhole)
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(degrees)}°");
        var (whole, minutes) = Math.DivRem((int)Math.Round(degrees * 60), 60);
        return areMinutes
            ? string.Create(CultureInfo.InvariantCulture, $"{whole}°{minutes:00}′")
            : degrees.ToString(decimals, CultureInfo.InvariantCulture) + "°";
    }
}
