using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>Colours and widths of everything that is not ash. Pale, so that the ash is what one sees.</summary>
internal static class MapStyle
{
    public static readonly SKColor Paper = SKColors.White;
    public static readonly SKColor Sea = new(0xEC, 0xF2, 0xF7);
    public static readonly SKColor Land = new(0xF5, 0xF1, 0xE8);
    public static readonly SKColor Coast = new(0x4A, 0x4A, 0x4A);
    public static readonly SKColor CoastHalo = new(0xFF, 0xFF, 0xFF, 0x70);
    public static readonly SKColor Border = new(0x70, 0x70, 0x70, 0xA0);
    public static readonly SKColor Graticule = new(0x30, 0x40, 0x50, 0x38);
    public static readonly SKColor Text = new(0x1A, 0x1A, 0x1A);
    public static readonly SKColor QuietText = new(0x55, 0x55, 0x55);

    // Ground of which nothing is known. Greys that no class has, and which stay apart on paper: a veil, and a hatch.
    public static readonly SKColor Veil = new(0x5A, 0x60, 0x68, 0x40);
    public static readonly SKColor DomainEdge = new(0x3C, 0x44, 0x50);
    public static readonly SKColor MissingFill = new(0xFF, 0xFF, 0xFF, 0xB0);
    public static readonly SKColor MissingLine = new(0x80, 0x86, 0x90);

    public static readonly SKColor ClassOutline = new(0x16, 0x4A, 0x60);

    // Told from coasts, which are grey, and seen on the darkest and the palest colours of ash.
    public static readonly SKColor Contour = new(0x26, 0x10, 0x38);
    public static readonly SKColor ContourHalo = new(0xFF, 0xFF, 0xFF, 0x90);

    public static readonly SKColor Stamp = new(0xB0, 0x00, 0x20);

    public static readonly SKColor Mark = new(0x10, 0x10, 0x10);
    public static readonly SKColor MarkHalo = new(0xFF, 0xFF, 0xFF, 0xD8);

    public const float CoastWidth = 1.0f;
    public const float CoastHaloWidth = 2.4f;
    public const float BorderWidth = 0.7f;
    public const float GraticuleWidth = 1.0f;
    public const float OutlineWidth = 1.0f;
    public const float ClassOutlineWidth = 1.0f;
    public const float ContourWidth = 1.1f;
    public const float ContourHaloWidth = 2.6f;
    public const float DomainEdgeWidth = 1.5f;
    public const float HatchWidth = 1.0f;
    public const float HatchDistance = 7.0f;
}
