using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace AshPlot.Core.Exporting;

/// <summary>
/// The areas of a slice as geometries of GeoJSON: each line of a grid is put into figures once, however many corners
/// lie on it.
/// </summary>
internal sealed class GeoJsonAreas
{
    // "[-179.1234567," is 14 bytes: places have seven decimals at most.
    private const int Slot = 16;

    private readonly ClassPolygons polygons;
    private readonly CellAreas areas;
    private readonly byte[] longitudes;
    private readonly byte[] latitudes;
    private readonly ArrayBufferWriter<byte> text = new();

    /// <summary>Finds the areas of classes, which are numbered from 1, and of cells without a value.</summary>
    public GeoJsonAreas(ExportedSlice slice, ReadOnlySpan<(float Lower, float Upper)> classes)
    {
        polygons = new ClassPolygons(slice.Quantity.Grid);
        areas = polygons.Trace(slice.Values.Span, classes);
        Unknown = classes.Length + 1;
        if (polygons.IsStraight)
        {
            longitudes = Slots(polygons.Longitudes, '[', ',');
            latitudes = Slots(polygons.Latitudes, default, ']');
        }
        else
        {
            (longitudes, latitudes) = ([], []);
        }
    }

    /// <summary>The number of the class of cells without a value.</summary>
    public int Unknown { get; }

    /// <summary>Whether a class has cells.</summary>
    public bool Has(int one) => !areas.AreasOf(one).IsEmpty;

    /// <summary>Writes a class that has cells as a multi-polygon.</summary>
    public void Write(Utf8JsonWriter writer, int one)
    {
        if (polygons.IsStraight)
            writer.WriteRawValue(TextOf(one), skipInputValidation: true);
        else
            GeoJsonExport.WriteGeometry(writer, polygons.Placed(areas, one)!.Geometries.Cast<Polygon>());
    }

    private ReadOnlySpan<byte> TextOf(int one)
    {
        text.ResetWrittenCount();
        text.Write("""{"type":"MultiPolygon","coordinates":["""u8);
        var areaMark = "["u8;
        foreach (var area in areas.AreasOf(one))
        {
            text.Write(areaMark);
            areaMark = ",["u8;
            var ringMark = ""u8;
            foreach (var ring in areas.RingsOf(area))
            {
                text.Write(ringMark);
                ringMark = ","u8;
                Write(areas.CornersOf(ring));
            }

            text.Write("]"u8);
        }

        text.Write("]}"u8);
        return text.WrittenSpan;
    }

    /// <summary>Writes a ring, closed by its first corner.</summary>
    private void Write(ReadOnlySpan<int> corners)
    {
        var width = polygons.Longitudes.Length;
        var room = text.GetSpan(((corners.Length + 1) * ((2 * Slot) + 1)) + 1);
        room[0] = (byte)'[';
        var end = 1;
        for (var index = 0; index <= corners.Length; index++)
        {
            if (index > 0)
                room[end++] = (byte)',';
            var (row, column) = Math.DivRem(corners[index < corners.Length ? index : 0], width);
            end += Copy(longitudes, column, room[end..]);
            end += Copy(latitudes, row, room[end..]);
        }

        room[end] = (byte)']';
        text.Advance(end + 1);
    }

    /// <summary>Copies all of a slot, since that is faster; its last byte says how much of it counts.</summary>
    private static int Copy(byte[] slots, int index, Span<byte> room)
    {
        var slot = slots.AsSpan(index * Slot, Slot);
        slot.CopyTo(room);
        return slot[Slot - 1];
    }

    private static byte[] Slots(ReadOnlySpan<double> places, char before, char after)
    {
        var slots = new byte[places.Length * Slot];
        for (var index = 0; index < places.Length; index++)
        {
            // The empty cell before the first has no edge.
            if (double.IsNaN(places[index]))
                continue;
            var slot = slots.AsSpan(index * Slot, Slot);
            var start = before == default ? 0 : 1;
            slot[0] = (byte)before;
            // The last two bytes are for the mark after it and for the length.
            if (!Utf8Formatter.TryFormat(GeoJsonExport.Rounded(places[index]), slot[start..^2], out var length))
                throw new InvalidOperationException($"{places[index]} degrees have more than {Slot - 3} figures");
            slot[start + length] = (byte)after;
            slot[^1] = (byte)(start + length + 1);
        }

        return slots;
    }
}
