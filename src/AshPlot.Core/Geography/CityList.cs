using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace AshPlot.Core.Geography;

/// <summary>
/// Populated places of the world (GeoNames), thinned to those that maps have room for. Made by
/// <c>tools/AshPlot.BaseMap</c> as a zlib stream of places, each: length of the name and the name in UTF-8; longitude
/// and latitude in thousandths of a degree, three bytes of two's complement each, the least first; eight times the
/// binary logarithm of the population, one byte; 1 for a capital, else 0.
/// </summary>
internal static class CityList
{
    private const string Asset = "places.bin";

    private static readonly Lazy<ImmutableArray<City>> Loaded = new(Read);

    /// <summary>All places: capitals first, then by population, capitals of provinces as if they were larger.</summary>
    public static ImmutableArray<City> All => Loaded.Value;

    private static ImmutableArray<City> Read()
    {
        using var stream = typeof(CityList).Assembly.GetManifestResourceStream(Asset)
            ?? throw new InvalidDataException($"The assembly holds no list of places named {Asset}.");
        using var inflated = new ZLibStream(stream, CompressionMode.Decompress);
        using var content = new MemoryStream();
        inflated.CopyTo(content);
        var rest = content.GetBuffer().AsSpan(0, (int)content.Length);
        var cities = ImmutableArray.CreateBuilder<City>();
        while (!rest.IsEmpty)
        {
            var length = rest[0];
            var name = Encoding.UTF8.GetString(rest.Slice(1, length));
            rest = rest[(1 + length)..];
            cities.Add(new City(name, Degrees(rest), Degrees(rest[3..]), Math.Pow(2, rest[6] / 8.0), rest[7] == 1));
            rest = rest[8..];
        }

        return cities.ToImmutable();
    }

    private static double Degrees(ReadOnlySpan<byte> thousandths) =>
        ((sbyte)thousandths[2] << 16 | BinaryPrimitives.ReadUInt16LittleEndian(thousandths)) / 1000.0;
}

/// <summary>A populated place.</summary>
/// <param name="Name">Its name in Latin letters.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Population">Inhabitants, within a twentieth.</param>
/// <param name="IsCapital">True for the capital of a country.</param>
internal readonly record struct City(string Name, double Longitude, double Latitude, double Population, bool IsCapital);
