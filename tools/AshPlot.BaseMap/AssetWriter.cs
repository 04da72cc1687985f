using System.Buffers.Binary;

namespace AshPlot.BaseMap;

/// <summary>Writes the asset; its bytes are described at BaseMapFormat in AshPlot.Core, which reads them.</summary>
internal static class AssetWriter
{
    public static void Write(
        string path,
        IReadOnlyList<GridPoint[]> landRings,
        IReadOnlyList<GridPoint[]> borders,
        IReadOnlyList<GridPoint[]> lakeRings
    )
    {
        var body = new List<byte>();
        WriteLines(body, landRings);
        WriteLines(body, borders);
        WriteLines(body, lakeRings);

        using var file = File.Create(path);
        Span<byte> header = stackalloc byte[8];
        "ABM2"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(
            header[4..],
            landRings.Concat(borders).Concat(lakeRings).Sum(line => line.Length)
        );
        file.Write(header);
        file.Write(body.ToArray());
    }

    private static void WriteLines(List<byte> body, IReadOnlyList<GridPoint[]> lines)
    {
        WriteNumber(body, (uint)lines.Count);
        var last = default(GridPoint);
        foreach (var line in lines)
        {
            WriteNumber(body, (uint)line.Length);
            foreach (var point in line)
            {
                WriteNumber(body, ZigZag(point.Longitude - last.Longitude));
                WriteNumber(body, ZigZag(point.Latitude - last.Latitude));
                last = point;
            }
        }
    }

    private static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));

    private static void WriteNumber(List<byte> body, uint value)
    {
        for (; value > 0x7F; value >>= 7)
            body.Add((byte)(value | 0x80));
        body.Add((byte)value);
    }
}
