using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Where the mark of a place is drawn: on the place, or, where it would hide a small plume, aside with a line that
/// leads to the place.
/// </summary>
/// <param name="Target">The place.</param>
/// <param name="Middle">The middle of the mark.</param>
/// <param name="Size">How far the mark reaches.</param>
internal readonly record struct PlacedMark(SKPoint Target, SKPoint Middle, float Size)
{
    // A plume of fewer pixels than this many discs of the mark is a small one. It is looked for within so many sizes of
    // the mark.
    private const float LeastDiscs = 3;
    private const float Reach = 4;

    // How far aside a mark goes, in its sizes.
    private const float Aside = 2.6f;

    private static readonly (int X, int Y)[] Directions = [(1, -1), (-1, -1), (-1, 1), (1, 1)];

    /// <summary>True where the mark stands aside.</summary>
    public bool HasLeader => Middle != Target;

    /// <summary>What the mark covers.</summary>
    public SKRect Area => new(Middle.X - Size, Middle.Y - Size, Middle.X + Size, Middle.Y + Size);

    /// <summary>Chooses where a mark is drawn.</summary>
    /// <param name="target">The place.</param>
    /// <param name="size">How far the mark reaches.</param>
    /// <param name="painted">Where there is ash.</param>
    /// <param name="frame">The map.</param>
    /// <param name="others">Marks that stand already.</param>
    public static PlacedMark Of(
        SKPoint target,
        float size,
        PaintedPixels painted,
        SKRect frame,
        IReadOnlyCollection<PlacedMark> others
    )
    {
        var on = new PlacedMark(target, target, size);
        var around = SKRect.Inflate(new SKRect(target.X, target.Y, target.X, target.Y), Reach * size, Reach * size);
        var count = painted.Count(around);
        if (count == 0 || count >= LeastDiscs * MathF.PI * size * size)
            return on;
        var best = on;
        var least = int.MaxValue;
        foreach (var (x, y) in Directions)
        {
            var aside = on with { Middle = new SKPoint(target.X + (x * Aside * size), target.Y + (y * Aside * size)) };
            if (!frame.Contains(aside.Area) || others.Any(other => other.Area.IntersectsWith(aside.Area)))
                continue;
            var hidden = painted.Count(aside.Area);
            if (hidden < least)
                (best, least) = (aside, hidden);
        }

        return best;
    }
}
