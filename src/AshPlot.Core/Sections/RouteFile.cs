using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Units;

namespace AshPlot.Core.Sections;

/// <summary>
/// Reads flights: CSV with a time, a latitude, a longitude and, if it is known, a level in each line, in this order or
/// as its heading says.
/// </summary>
internal static class RouteFile
{
    private static readonly string[] TimeWords = ["time", "utc", "datetime", "timestamp"];
    private static readonly string[] LevelWords = ["level", "altitude", "height", "fl"];

    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm:ss'Z'",
        "yyyy-MM-dd HH:mm'Z'",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm",
    ];

    /// <summary>Reads the file.</summary>
    /// <exception cref="UnreadableInputException">It cannot be read, or a line is no point of a flight.</exception>
    /// <exception cref="InvalidOptionException">The points make no route.</exception>
    public static SectionRoute Read(string path)
    {
        var points = new List<RoutePoint>();
        (int Time, int Latitude, int Longitude, int Level)? columns = null;
        foreach (var (number, cells) in TableFile.Rows(TableFile.ReadText(path, "a flight in CSV")))
        {
            if (columns is null)
            {
                columns = Heading(cells);
                if (columns is not null)
                    continue;
                columns = (0, 1, 2, 3);
            }

            var point = Point(path, number, cells, columns.Value);
            if (points.Count > 0 && !(point.Seconds > points[^1].Seconds))
                throw new UnreadableInputException(
                    path,
                    "is not later than the line before; give the points of the flight in order of time",
                    line: number
                );
            points.Add(point);
            if (points.Count > SectionRoute.MostPoints)
                throw new UnreadableInputException(
                    path,
                    $"has more than {SectionRoute.MostPoints} points; give fewer",
                    line: number
                );
        }

        return SectionRoute.Of([.. points], nameof(SectionRoute.IsFlight));
    }

    private static (int Time, int Latitude, int Longitude, int Level)? Heading(List<string> cells)
    {
        var (time, latitude, longitude) = (
            TableFile.Find(cells, TimeWords),
            TableFile.Find(cells, PlaceFile.LatitudeWords),
            TableFile.Find(cells, PlaceFile.LongitudeWords)
        );
        return time < 0 || latitude < 0 || longitude < 0
            ? null
            : (time, latitude, longitude, TableFile.Find(cells, LevelWords));
    }

    private static RoutePoint Point(
        string path,
        int number,
        List<string> cells,
        (int Time, int Latitude, int Longitude, int Level) columns
    )
    {
        if (
            Math.Max(columns.Time, Math.Max(columns.Latitude, columns.Longitude)) >= cells.Count
            || !DateTime.TryParseExact(
                cells[columns.Time].Trim(),
                TimeForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
            || Place.Of("point", cells[columns.Latitude], cells[columns.Longitude]) is not { } place
        )
            throw new UnreadableInputException(
                path,
                "is not a point of a flight; expected TIME,LAT,LON or TIME,LAT,LON,LEVEL, for example 2010-04-18T06:30Z,55.95,-3.36,FL350",
                line: number
            );
        var level = columns.Level >= 0 && columns.Level < cells.Count ? cells[columns.Level].Trim() : "";
        double? height = (level.Length == 0 ? null : LevelSelector.Read(level)) switch
        {
            (var value, UnitText.FlightLevel) => value,
            (var value, "m") => value / StandardAtmosphere.MetresPerFlightLevel,
            ( > 0 and var value, "hPa") => StandardAtmosphere.FlightLevelOfPressure(value),
            _ when level.Length == 0 => null,
            _ => throw new UnreadableInputException(
                path,
                $"'{level}' is not a level with its unit; give e.g. FL350, 10668m, 35000ft or 239hPa",
                line: number
            ),
        };
        return new RoutePoint(place.Latitude, place.Longitude, (long)(time - DateTime.UnixEpoch).TotalSeconds, height);
    }
}
