using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Overlays;

/// <summary>
/// Features of a shapefile (ESRI Shapefile Technical Description, July 1998) in degrees of WGS 84: points, lines and
/// polygons, of those with heights or measures too. The index (.shx) is not needed, names come from the table (.dbf)
/// where there is one.
/// </summary>
internal static class ShapefileOverlay
{
    private const int HeaderLength = 100;
    private const int FileCode = 9994;
    private const int BoxLength = 32;
    private const int PointLength = 16;
    private const int MostParts = 100_000;

    /// <summary>Reads the features.</summary>
    /// <param name="path">The main file, for messages and to find the others.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="UnreadableInputException">It is not a shapefile, or not in degrees of WGS 84.</exception>
    public static List<OverlayFeature> Read(string path, ReadOnlySpan<byte> content)
    {
        if (content.Length < HeaderLength || BinaryPrimitives.ReadInt32BigEndian(content) != FileCode)
            throw new UnreadableInputException(
                path,
                "not a shapefile; give the .shp file of one, or GeoJSON with another ending"
            );
        CheckProjection(path);
        var labels = DbfLabels.Of(path);
        var features = new List<OverlayFeature>();
        var rest = content[HeaderLength..];
        for (var number = 0; !rest.IsEmpty; number++)
        {
            // Lengths count words of 16 bits.
            const int RecordHeader = 8;
            var words = rest.Length < RecordHeader ? -1 : BinaryPrimitives.ReadInt32BigEndian(rest[4..]);
            if (words < 2 || 2L * words > rest.Length - RecordHeader)
                throw Broken(path, number, "is cut short");
            if (!labels.IsDeleted(number))
                AddRecord(path, number, rest.Slice(RecordHeader, 2 * words), labels[number], features);
            rest = rest[(RecordHeader + (2 * words))..];
        }

        return features;
    }

    private static void AddRecord(
        string path,
        int number,
        ReadOnlySpan<byte> record,
        string? label,
        List<OverlayFeature> features
    )
    {
        var type = BinaryPrimitives.ReadInt32LittleEndian(record);
        var body = record[4..];
        // 1, 3, 5, 8; with heights 10 more, with measures 20 more. What follows the places is not needed.
        switch (type is > 0 and < 30 ? type % 10 : type)
        {
            case 0:
                return;
            case 1:
                Add(OverlayKind.Point, [Places(path, number, body, 1)]);
                return;
            case 8:
                var places = Places(
                    path,
                    number,
                    Tail(path, number, body, BoxLength + 4),
                    CountAt(path, number, body, BoxLength)
                );
                for (var index = 0; index < places.Length; index += 2)
                    Add(
                        OverlayKind.Point,
                        [
                            [places[index], places[index + 1]],
                        ]
                    );
                return;
            case 3 or 5:
                var isArea = type % 10 == 5;
                var parts = Parts(path, number, body, isArea);
                if (!parts.IsEmpty)
                    Add(isArea ? OverlayKind.Area : OverlayKind.Line, parts);
                return;
            default:
                throw Broken(
                    path,
                    number,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"has a geometry of type {type}, which is no point, line or polygon"
                    )
                );
        }

        void Add(OverlayKind kind, ImmutableArray<ImmutableArray<float>> geometry) =>
            features.Add(new OverlayFeature(kind, geometry, label, new OverlayStyle()));
    }

    private static ImmutableArray<ImmutableArray<float>> Parts(
        string path,
        int number,
        ReadOnlySpan<byte> body,
        bool isArea
    )
    {
        var (count, points) = (CountAt(path, number, body, BoxLength), CountAt(path, number, body, BoxLength + 4));
        if (count > MostParts)
            throw Broken(path, number, "has too many parts");
        var starts = Tail(path, number, body, BoxLength + 8);
        var all = Places(path, number, Tail(path, number, starts, 4 * count), points);
        var parts = ImmutableArray.CreateBuilder<ImmutableArray<float>>();
        for (var part = 0; part < count; part++)
        {
            var from = BinaryPrimitives.ReadInt32LittleEndian(starts[(4 * part)..]);
            var to = part + 1 < count ? BinaryPrimitives.ReadInt32LittleEndian(starts[(4 * (part + 1))..]) : points;
            if (from < 0 || to > points || from > to)
                throw Broken(path, number, "has parts that are not in order");
            var line = all[(2 * from)..(2 * to)];
            // A ring repeats its first place.
            if (isArea && line.Length > 2 && line[0] == line[^2] && line[1] == line[^1])
                line = line[..^2];
            if (line.Length >= (isArea ? 6 : 4))
                parts.Add(OverlayLines.Unwrapped(line));
        }

        return parts.ToImmutable();
    }

    private static ImmutableArray<float> Places(string path, int number, ReadOnlySpan<byte> bytes, int count)
    {
        if ((long)count * PointLength > bytes.Length)
            throw Broken(path, number, "is cut short");
        var places = ImmutableArray.CreateBuilder<float>(2 * count);
        for (var index = 0; index < count; index++)
        {
            var (x, y) = (
                BinaryPrimitives.ReadDoubleLittleEndian(bytes[(index * PointLength)..]),
                BinaryPrimitives.ReadDoubleLittleEndian(bytes[((index * PointLength) + 8)..])
            );
            if (!(Math.Abs(x) <= OverlayLines.MostLongitude && Math.Abs(y) <= 90))
                throw Broken(path, number, $"has a place that is not in degrees; {Conversion(path)}");
            places.Add((float)x);
            places.Add((float)y);
        }

        return places.MoveToImmutable();
    }

    private static int CountAt(string path, int number, ReadOnlySpan<byte> body, int at)
    {
        var count = body.Length < at + 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(body[at..]);
        return count >= 0 ? count : throw Broken(path, number, "is cut short");
    }

    private static ReadOnlySpan<byte> Tail(string path, int number, ReadOnlySpan<byte> body, long from) =>
        from <= body.Length ? body[(int)from..] : throw Broken(path, number, "is cut short");

    /// <summary>
    /// Refuses what its .prj says is not in degrees of WGS 84; without one, the places themselves are judged.
    /// </summary>
    private static void CheckProjection(string path)
    {
        const int LongestText = 10_000;
        if (DbfLabels.Beside(path, ".prj") is not { } file)
            return;
        var text = file.Length > LongestText ? "" : System.Text.Encoding.Latin1.GetString(file);
        if (!ProjectionText.IsDegreesOfWgs84(text))
            throw new UnreadableInputException(
                path,
                $"is not in degrees of WGS 84, as its .prj says; {Conversion(path)}"
            );
    }

    private static string Conversion(string path) =>
        $"convert it with 'ogr2ogr -t_srs EPSG:4326 {Path.GetFileNameWithoutExtension(path)}.geojson {Path.GetFileName(path)}'";

    private static UnreadableInputException Broken(string path, int number, string problem) =>
        new(path, string.Create(CultureInfo.InvariantCulture, $"record {number + 1} {problem}"));
}
