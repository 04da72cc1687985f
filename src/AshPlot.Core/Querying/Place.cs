using System.Globalization;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Querying;

/// <summary>A place that a user asks about.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
internal sealed record Place(string Name, double Latitude, double Longitude)
{
    private const int LongestName = 80;

    /// <summary>Reads <c>NAME,LAT,LON</c>; the name may have commas.</summary>
    /// <exception cref="InvalidOptionException">It has another form, or there is no such place.</exception>
    public static Place Parse(string text, string option)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
            text.Split(',') is [.. { Length: > 0 } name, var latitude, var longitude]
            && Of(string.Join(',', name), latitude, longitude) is { } place
            ? place
            : throw new InvalidOptionException(
                option,
                $"'{text}' is not a place; expected NAME,LAT,LON in degrees north and east, for example Keflavik,63.985,-22.605"
            );
    }

    /// <summary>A place of a name and two numbers in words; null where they are none.</summary>
    internal static Place? Of(string name, string latitude, string longitude) =>
        Number(latitude) is { } north && Number(longitude) is { } east ? Of(name, north, east) : null;

    /// <summary>A place of a name and two numbers; null where it is none.</summary>
    internal static Place? Of(string name, double latitude, double longitude)
    {
        var clean = new string([.. name.Trim().Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        if (clean.Length == 0 || !(Math.Abs(latitude) <= 90) || !(Math.Abs(longitude) <= 360))
            return null;
        var isWithin = Math.Abs(longitude) <= 180;
        return new Place(
            clean.Length > LongestName ? clean[..LongestName] : clean,
            latitude,
            isWithin ? longitude : Math.IEEERemainder(longitude, 360)
        );
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
