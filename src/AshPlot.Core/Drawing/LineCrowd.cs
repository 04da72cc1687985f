using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Which line runs through which pixels of a map, so that a label finds a place that no other line crosses.
/// </summary>
internal sealed class LineCrowd
{
    private const float Step = 1.5f;

    private readonly SKRectI frame;
    private readonly ushort[] lineAt;

    /// <summary>Notes where lines run; of the 65,535th line on, one is as good as another.</summary>
    public LineCrowd(SKRect frame, IReadOnlyList<DrawnContour> lines)
    {
        this.frame = SKRectI.Ceiling(frame);
        lineAt = new ushort[this.frame.Width * this.frame.Height];
        foreach (var (index, contour) in lines.Index())
        {
            for (var distance = 0f; distance <= contour.Line.Length; distance += Step)
            {
                if (IndexOf(contour.Line.At(distance)) is var pixel and >= 0)
                    lineAt[pixel] = Number(index);
            }
        }
    }

    /// <summary>True where another line runs through a box that lies along one.</summary>
    public bool IsCrossed(SKPoint middle, float angle, float width, float height, int line)
    {
        var (sine, cosine) = MathF.SinCos(angle);
        for (var along = -width / 2; along <= width / 2; along++)
        {
            for (var up = -height / 2; up <= height / 2; up++)
            {
                var pixel = IndexOf(
                    new SKPoint(middle.X + (along * cosine) - (up * sine), middle.Y + (along * sine) + (up * cosine))
                );
                if (pixel >= 0 && lineAt[pixel] != 0 && lineAt[pixel] != Number(line))
                    return true;
            }
        }

        return false;
    }

    private static ushort Number(int index) => (ushort)Math.Min(index + 1, ushort.MaxValue);

    private int IndexOf(SKPoint point)
    {
        var (x, y) = ((int)point.X - frame.Left, (int)point.Y - frame.Top);
        return x >= 0 && y >= 0 && x < frame.Width && y < frame.Height ? (y * frame.Width) + x : -1;
    }
}
