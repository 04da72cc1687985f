using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AshPlot.Core.Geography;

/// <summary>
/// Reads the base map assets that the tool AshPlot.BaseMap writes.
/// </summary>
/// <remarks>
/// <para>Header, 8 bytes: the letters <c>ABM2</c>, then the number of points of all lines together as a little-endian
/// 32-bit integer. The rest of the file is the body. It is not compressed: steps coded as below leave Deflate 14
/// percent to gain, and undoing it would take as long again as reading the map does.</para>
/// <para>The body is three lists of lines: land rings (closed, the first point not repeated), country borders (open),
/// and rings of lakes and of islands in them (closed). A list is its number of lines, then the lines. A line is its
/// number of points (one or more), then for each point the steps in longitude and in latitude from the point before, in
/// thousandths of a degree; the first line of a list starts from 0, 0, and each further line from the last point of the
/// line before.</para>
/// <para>All numbers of the body are unsigned of 7 bits per byte, lowest first, the high bit set on all but the last
/// byte (as in LEB128); steps are zigzag-coded first (0, -1, 1, -2 become 0, 1, 2, 3).</para>
/// <para>An edge whose two ends both lie at longitude 180, or at -180, or at latitude -90 is not coast but a border of
/// the flat map. A ring that has such edges starts just after one, so that each stretch of its coast lies in one
/// piece.</para>
/// </remarks>
internal static class BaseMapFormat
{
    private const int HeaderLength = 8;

    /// <summary>Reads a whole asset.</summary>
    /// <param name="asset">The bytes of the file.</param>
    /// <exception cref="InvalidDataException">The bytes do not follow the format.</exception>
    public static BaseMap Read(ReadOnlySpan<byte> asset)
    {
        if (asset.Length < HeaderLength || !asset.StartsWith("ABM2"u8))
            throw new InvalidDataException("The base map does not begin with the letters ABM2.");
        var pointCount = BinaryPrimitives.ReadInt32LittleEndian(asset[4..]);
        var body = asset[HeaderLength..];
        // Each point takes at least two bytes, one for each of its steps.
        if (pointCount < 0 || pointCount > body.Length / 2)
            throw new InvalidDataException("The base map is shorter than its number of points allows.");
        return ReadBody(body, new float[2 * pointCount]);
    }

    private static BaseMap ReadBody(ReadOnlySpan<byte> body, float[] coordinates)
    {
        int position = 0,
            points = 0;
        var landRings = ReadLines(body, ref position, coordinates, ref points, areClosed: true);
        var borders = ReadLines(body, ref position, coordinates, ref points, areClosed: false);
        var lakeRings = ReadLines(body, ref position, coordinates, ref points, areClosed: true);
        if (position != body.Length || 2 * points != coordinates.Length)
            throw new InvalidDataException("The base map goes on after its last line, or has too few points.");
        return new BaseMap(landRings, CoastOf(landRings), borders, lakeRings);
    }

    private static GeoPolyline[] ReadLines(
        ReadOnlySpan<byte> body,
        ref int position,
        float[] coordinates,
        ref int points,
        bool areClosed
    )
    {
        var lineCount = ReadNumber(body, ref position);
        if (lineCount > coordinates.Length / 2)
            throw new InvalidDataException("The base map has more lines than points.");
        var lines = new GeoPolyline[lineCount];
        int longitude = 0,
            latitude = 0;
        for (var line = 0; line < lines.Length; line++)
        {
            var count = ReadNumber(body, ref position);
            if (count == 0 || count > coordinates.Length / 2 - points)
                throw new InvalidDataException("A line of the base map has no points, or more than its header states.");
            var values = coordinates.AsSpan(2 * points, 2 * (int)count);
            for (var index = 0; index + 1 < values.Length; index += 2)
            {
                longitude += ReadStep(body, ref position);
                latitude += ReadStep(body, ref position);
                // Division, not multiplication by 0.001: 180 and 90 degrees have to come out exactly.
                values[index] = longitude / 1000f;
                values[index + 1] = latitude / 1000f;
            }
            lines[line] = new GeoPolyline(coordinates, points, (int)count, areClosed);
            points += (int)count;
        }
        return lines;
    }

    // Both are asked to be inlined because a map is read once, as a worker starts: before the runtime would get round
    // to it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadStep(ReadOnlySpan<byte> body, ref int position)
    {
        var value = ReadNumber(body, ref position);
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ReadNumber(ReadOnlySpan<byte> body, ref int position)
    {
        uint value = 0;
        for (var shift = 0; position < body.Length && shift < 32; shift += 7)
        {
            var next = body[position++];
            value |= (next & 0x7Fu) << shift;
            if (next <= 0x7F)
                return value;
        }
        throw new InvalidDataException("The base map ends, or runs on, within a number.");
    }

    private static List<GeoPolyline> CoastOf(GeoPolyline[] landRings)
    {
        var coast = new List<GeoPolyline>(landRings.Length);
        foreach (var ring in landRings)
        {
            // Most rings keep clear of the map's border: their box says so without a look at each edge.
            if (ring.West > -180 && ring.East < 180 && ring.South > -90)
                coast.Add(ring);
            else
                AddCoastOf(ring, coast);
        }
        return coast;
    }

    private static void AddCoastOf(GeoPolyline ring, List<GeoPolyline> coast)
    {
        var isWhole = !IsArtificialEdge(ring, ring.Count - 1, 0);
        var first = 0;
        for (var point = 1; point < ring.Count; point++)
        {
            if (!IsArtificialEdge(ring, point - 1, point))
                continue;
            if (isWhole)
                throw new InvalidDataException(
                    "A ring of the base map does not start after an edge that is not coast."
                );
            AddStretch(point);
            first = point;
        }
        if (isWhole)
            coast.Add(ring);
        else
            AddStretch(ring.Count);

        void AddStretch(int end)
        {
            if (end - first > 1)
                coast.Add(ring.Stretch(first, end - first));
        }
    }

    private static bool IsArtificialEdge(GeoPolyline ring, int from, int to)
    {
        var values = ring.Coordinates;
        return (values[2 * from] == values[2 * to] && Math.Abs(values[2 * from]) == 180)
            || (values[2 * from + 1] == -90 && values[2 * to + 1] == -90);
    }
}
