using System.Buffers.Binary;
using ScottPlot;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// The one typeface of all maps, which travels with the program: no map depends on the fonts of a machine.
/// </summary>
internal sealed class EmbeddedFonts : IFontResolver
{
    // A name that no system font has, so that ScottPlot's system resolver cannot take it.
    private const string Name = "AshPlot Sans";

    private static readonly Lock Registration = new();
    private static bool registered;

    private EmbeddedFonts() { }

    internal const string RegularFile = "DejaVuSans.ttf";
    internal const string BoldFile = "DejaVuSans-Bold.ttf";

    public static SKTypeface Regular { get; } = Load(RegularFile);

    public static SKTypeface Bold { get; } = Load(BoldFile);

    /// <summary>
    /// Makes the embedded font ScottPlot's only one; must come before the first Plot, which caches what it finds.
    /// </summary>
    public static void Register()
    {
        lock (Registration)
        {
            if (registered)
                return;
            Fonts.FontResolvers.Insert(0, new EmbeddedFonts());
            Fonts.Default = Fonts.Sans = Fonts.Serif = Fonts.Monospace = Name;
            registered = true;
        }
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name
            ? weight >= FontWeight.SemiBold
                ? Bold
                : Regular
            : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Name
            ? bold
                ? Bold
                : Regular
            : null;

    /// <summary>The file of a font.</summary>
    internal static byte[] Read(string resource)
    {
        using var stream = typeof(EmbeddedFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the program was built without its font {resource}");
        var font = new byte[stream.Length];
        stream.ReadExactly(font);
        return font;
    }

    private static SKTypeface Load(string resource)
    {
        var font = Read(resource);
        MarkAsNotToEmbed(font);
        using var data = SKData.CreateCopy(font);
        return SKTypeface.FromData(data);
    }

    /// <summary>
    /// Skia puts all 6,000 letters of a TrueType font into each PDF; of a font that says it must not be embedded it
    /// puts only the outlines of those in use, of which <see cref="Pdf.PdfFonts"/> makes a font again. The licence of
    /// the font allows either.
    /// </summary>
    private static void MarkAsNotToEmbed(Span<byte> font)
    {
        const int FirstTable = 12,
            TableEntry = 16,
            OffsetInEntry = 8,
            EmbeddingRights = 8;
        var tables = BinaryPrimitives.ReadUInt16BigEndian(font[4..]);
        for (var table = 0; table < tables; table++)
        {
            var entry = font[(FirstTable + (table * TableEntry))..];
            if (entry[..4].SequenceEqual("OS/2"u8))
                BinaryPrimitives.WriteUInt16BigEndian(
                    font[((int)BinaryPrimitives.ReadUInt32BigEndian(entry[OffsetInEntry..]) + EmbeddingRights)..],
                    2
                );
        }
    }
}
