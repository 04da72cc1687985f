using System.Globalization;

namespace AshPlot.Core.Advising;

/// <summary>
/// A position as advisories write it (ICAO Annex 3, table A2-1): whole degrees and minutes, <c>N6330 W01900</c>. It is
/// held in whole minutes, so that rounding carries into the degrees and never gives 60 minutes.
/// </summary>
/// <param name="Latitude">Minutes north.</param>
/// <param name="Longitude">Minutes east, over -10800 to 10800.</param>
internal readonly record struct IcaoPosition(int Latitude, int Longitude)
{
    private const int Minutes = 60,
        Pole = 90 * Minutes,
        Round = 360 * Minutes;

    /// <summary>The position nearest to a place.</summary>
    /// <param name="longitude">Degrees east, from any turn.</param>
    /// <param name="latitude">Degrees north.</param>
    public static IcaoPosition Of(double longitude, double latitude)
    {
        var east = (int)Math.Round(Math.IEEERemainder(longitude, 360) * Minutes, MidpointRounding.AwayFromZero);
        return new IcaoPosition(
            Math.Clamp((int)Math.Round(latitude * Minutes, MidpointRounding.AwayFromZero), -Pole, Pole),
            east <= -Round / 2 ? east + Round : east
        );
    }

    /// <summary>Degrees east and north.</summary>
    public (double Longitude, double Latitude) Place => (Longitude / (double)Minutes, Latitude / (double)Minutes);

    /// <summary>True at a pole, where every longitude is the same place.</summary>
    public bool IsPole => Math.Abs(Latitude) == Pole;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(Latitude < 0 ? 'S' : 'N')}{Whole(Latitude):00}{Rest(Latitude):00} {(Longitude < 0 ? 'W' : 'E')}{Whole(Longitude):000}{Rest(Longitude):00}"
        );

    private static int Whole(int minutes) => Math.Abs(minutes) / Minutes;

    private static int Rest(int minutes) => Math.Abs(minutes) % Minutes;
}
