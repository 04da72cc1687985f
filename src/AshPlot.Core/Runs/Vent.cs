using System.Globalization;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Runs;

/// <summary>The volcano of a run whose files do not say which it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record Vent(string Name, double Latitude, double Longitude)
{
    /// <summary>Reads <c>NAME,LAT,LON</c>.</summary>
    /// <exception cref="InvalidOptionException">It is not a name and a place on the Earth.</exception>
    public static Vent Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // A name may have commas of its own.
        var parts = text.Split(',');
        if (
            parts.Length < 3
            || string.Join(',', parts[..^2]).Trim() is not { Length: > 0 } name
            || Number(parts[^2]) is not { } latitude
            || Number(parts[^1]) is not { } longitude
        )
            throw new InvalidOptionException(
                nameof(Vent),
                $"'{text}' is not NAME,LAT,LON; give for example Katla,63.63,-19.05"
            );
        if (!(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 360))
            throw new InvalidOptionException(
                nameof(Vent),
                $"'{text}' is not a place on the Earth; latitudes go from -90 to 90, longitudes from -360 to 360, in the order NAME,LAT,LON"
            );
        return new Vent(name, latitude, longitude);
    }

    /// <summary>The run as if its files named this vent.</summary>
    internal RunDescription AddTo(RunDescription run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run with
        {
            Attributes = run
                .Attributes.SetItem("volcano_name", Name)
                .SetItem(ReleaseSites.Attribute, ReleaseSites.TextOf([(Longitude, Latitude)])),
        };
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
