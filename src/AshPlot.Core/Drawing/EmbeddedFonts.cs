using ScottPlot;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>The one typeface of all maps, which travels with the program: no map depends on the fonts of a machine.</summary>
internal sealed class EmbeddedFonts : IFontResolver
{
    // A name that no system font has, so that ScottPlot's system resolver cannot take it.
    private const string Name = "AshPlot Sans";

    private static readonly Lock Registration = new();
    private static bool registered;

    private EmbeddedFonts()
    {
    }

    public static SKTypeface Regular { get; } = Load("DejaVuSans.ttf");

    public static SKTypeface Bold { get; } = Load("DejaVuSans-Bold.ttf");

    /// <summary>Makes the embedded font ScottPlot's only one; must come before the first Plot, which caches what it finds.</summary>
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
        fontName == Name ? weight >= FontWeight.SemiBold ? Bold : Regular : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Name ? bold ? Bold : Regular : null;

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(EmbeddedFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the program was built without its font {resource}");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
