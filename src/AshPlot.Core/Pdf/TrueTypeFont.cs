using System.Buffers.Binary;
using System.Text;
using AshPlot.Core.Drawing;

namespace AshPlot.Core.Pdf;

/// <summary>The font of all maps as its file has it, from which smaller ones are made.</summary>
/// <remarks>The format: OpenType 1.9, tables cmap, glyf, head, hhea, hmtx, loca, maxp and post.</remarks>
internal sealed class TrueTypeFont
{
    private const int TableEntry = 16,
        FirstTable = 12,
        GlyphHeader = 10;
    private const ushort HasWords = 1,
        HasScale = 8,
        HasMore = 0x20,
        HasTwoScales = 0x40,
        HasMatrix = 0x80,
        HasInstructions = 0x100;

    private readonly byte[] font;
    private readonly Lazy<Dictionary<int, char>> letters;

    private TrueTypeFont(string name, byte[] font, Func<SkiaSharp.SKTypeface> typeface)
    {
        (Name, this.font) = (name, font);
        letters = new Lazy<Dictionary<int, char>>(() => Letters(typeface()));
    }

    /// <summary>The regular weight.</summary>
    public static TrueTypeFont Regular { get; } =
        new("DejaVuSans", EmbeddedFonts.Read(EmbeddedFonts.RegularFile), () => EmbeddedFonts.Regular);

    /// <summary>The bold weight.</summary>
    public static TrueTypeFont Bold { get; } =
        new("DejaVuSans-Bold", EmbeddedFonts.Read(EmbeddedFonts.BoldFile), () => EmbeddedFonts.Bold);

    /// <summary>Its PostScript name.</summary>
    public string Name { get; }

    /// <summary>Units of its numbers to the size of a letter.</summary>
    public int UnitsPerEm => UInt16(Table("head"), 18);

    /// <summary>What encloses every letter: left, bottom, right, top.</summary>
    public IReadOnlyList<int> Box =>
        [Int16(Table("head"), 36), Int16(Table("head"), 38), Int16(Table("head"), 40), Int16(Table("head"), 42)];

    /// <summary>Height of the highest letters over the line.</summary>
    public int Ascent => Int16(Table("hhea"), 4);

    /// <summary>How far letters reach below the line, negative.</summary>
    public int Descent => Int16(Table("hhea"), 6);

    /// <summary>Width of a glyph.</summary>
    public int Advance(int glyph) => UInt16(Table("hmtx"), 4 * Math.Min(glyph, UInt16(Table("hhea"), 34) - 1));

    /// <summary>The letter that a glyph shows; null where none does by itself.</summary>
    public char? LetterOf(int glyph) => letters.Value.TryGetValue(glyph, out var letter) ? letter : null;

    /// <summary>A font with some glyphs, without the programs that fit them to the pixels of old screens.</summary>
    /// <param name="glyphs">Code to glyph, codes from 1 to 255.</param>
    public byte[] Subset(IReadOnlyDictionary<int, int> glyphs)
    {
        List<int> chosen = [0, .. glyphs.Values.Distinct()];
        var outlines = new MemoryStream();
        var places = new List<int>();
        // What a glyph is put together of is added behind those that are asked for.
        for (var index = 0; index < chosen.Count; index++)
        {
            places.Add((int)outlines.Position);
            outlines.Write(Outline(chosen[index], chosen));
            while (outlines.Position % 4 != 0)
                outlines.WriteByte(0);
        }

        places.Add((int)outlines.Position);
        var header = Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(50), 1);
        var across = Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(across.AsSpan(34), (ushort)chosen.Count);
        var sizes = Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(sizes.AsSpan(4), (ushort)chosen.Count);
        var post = new byte[32];
        BinaryPrimitives.WriteUInt32BigEndian(post, 0x00030000);
        return Join([
            ("cmap", Codes(glyphs, chosen)),
            ("glyf", outlines.ToArray()),
            ("head", header),
            ("hhea", across),
            ("hmtx", [.. chosen.SelectMany(Metrics)]),
            ("loca", [.. places.SelectMany(Bytes)]),
            ("maxp", sizes),
            ("post", post),
        ]);
    }

    private static Dictionary<int, char> Letters(SkiaSharp.SKTypeface typeface)
    {
        var found = new Dictionary<int, char>();
        for (var letter = 0x20; letter < 0xFFFE; letter++)
        {
            if (letter is >= 0xD800 and < 0xE000)
                continue;
            if (typeface.GetGlyph(letter) is var glyph and not 0)
                found.TryAdd(glyph, (char)letter);
        }

        return found;
    }

    private byte[] Outline(int glyph, List<int> chosen)
    {
        var isLong = Int16(Table("head"), 50) != 0;
        int Place(int number) =>
            isLong
                ? (int)BinaryPrimitives.ReadUInt32BigEndian(Table("loca")[(4 * number)..])
                : 2 * UInt16(Table("loca"), 2 * number);
        var outline = Table("glyf")[Place(glyph)..Place(glyph + 1)];
        if (outline.IsEmpty)
            return [];
        var contours = Int16(outline, 0);
        return contours >= 0 ? Simple(outline, contours) : Composite(outline.ToArray(), chosen);
    }

    private static byte[] Simple(ReadOnlySpan<byte> outline, int contours)
    {
        var ends = GlyphHeader + (2 * contours);
        var instructions = UInt16(outline, ends);
        return [.. outline[..ends], 0, 0, .. outline[(ends + 2 + instructions)..]];
    }

    private static byte[] Composite(byte[] outline, List<int> chosen)
    {
        for (var place = GlyphHeader; ;)
        {
            var flags = UInt16(outline, place);
            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(place), (ushort)(flags & ~HasInstructions));
            var part = UInt16(outline, place + 2);
            if (!chosen.Contains(part))
                chosen.Add(part);
            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(place + 2), (ushort)chosen.IndexOf(part));
            place +=
                4
                + ((flags & HasWords) != 0 ? 4 : 2)
                + (
                    (flags & HasScale) != 0 ? 2
                    : (flags & HasTwoScales) != 0 ? 4
                    : (flags & HasMatrix) != 0 ? 8
                    : 0
                );
            if ((flags & HasMore) == 0)
                return outline[..place];
        }
    }

    private byte[] Metrics(int glyph)
    {
        var last = UInt16(Table("hhea"), 34) - 1;
        var side =
            glyph <= last
                ? Int16(Table("hmtx"), (4 * glyph) + 2)
                : Int16(Table("hmtx"), (4 * (last + 1)) + (2 * (glyph - last - 1)));
        var metrics = new byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(metrics, (ushort)Advance(glyph));
        BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(2), (short)side);
        return metrics;
    }

    /// <summary>A table of platform 1, format 0: a byte for each code.</summary>
    private static byte[] Codes(IReadOnlyDictionary<int, int> glyphs, List<int> chosen)
    {
        const int Head = 12,
            Length = 262;
        var table = new byte[Head + Length];
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(2), 1);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4), 1);
        BinaryPrimitives.WriteUInt32BigEndian(table.AsSpan(8), Head);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(Head + 2), Length);
        foreach (var (code, glyph) in glyphs)
            table[Head + 6 + code] = (byte)chosen.IndexOf(glyph);
        return table;
    }

    private static byte[] Join(IReadOnlyList<(string Name, byte[] Content)> tables)
    {
        var place = FirstTable + (tables.Count * TableEntry);
        var whole = new byte[place + tables.Sum(table => (table.Content.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(whole, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(4), (ushort)tables.Count);
        // The largest power of two among the tables, for a search by halves.
        var power = (int)System.Numerics.BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(6), (ushort)(TableEntry << power));
        BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(
            whole.AsSpan(10),
            (ushort)((tables.Count * TableEntry) - (TableEntry << power))
        );
        var head = 0;
        foreach (var (index, (name, content)) in tables.Index())
        {
            content.CopyTo(whole, place);
            var entry = whole.AsSpan(FirstTable + (index * TableEntry));
            Encoding.ASCII.GetBytes(name, entry);
            var padded = (content.Length + 3) & ~3;
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(whole.AsSpan(place, padded)));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], place);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], content.Length);
            head = name == "head" ? place : head;
            place += padded;
        }

        BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(head + 8), 0xB1B0AFBA - Sum(whole));
        return whole;
    }

    private static uint Sum(ReadOnlySpan<byte> content)
    {
        var sum = 0u;
        for (var place = 0; place < content.Length; place += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(content[place..]);
        return sum;
    }

    private ReadOnlySpan<byte> Table(string name)
    {
        var tables = UInt16(font, 4);
        for (var table = 0; table < tables; table++)
        {
            var entry = font.AsSpan(FirstTable + (table * TableEntry));
            if (Encoding.ASCII.GetString(entry[..4]) == name)
                return font.AsSpan(
                    BinaryPrimitives.ReadInt32BigEndian(entry[8..]),
                    BinaryPrimitives.ReadInt32BigEndian(entry[12..])
                );
        }

        throw new InvalidOperationException($"the font has no table {name}");
    }

    private static byte[] Bytes(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static ushort UInt16(ReadOnlySpan<byte> table, int place) =>
        BinaryPrimitives.ReadUInt16BigEndian(table[place..]);

    private static short Int16(ReadOnlySpan<byte> table, int place) =>
        BinaryPrimitives.ReadInt16BigEndian(table[place..]);
}
