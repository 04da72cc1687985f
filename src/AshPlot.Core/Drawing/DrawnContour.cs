using AshPlot.Core.Contours;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>A contour on the picture, open where its labels stand.</summary>
internal sealed record DrawnContour(ContourLevel Level, PictureLine Line)
{
    /// <summary>Where labels stand, as distances along the line, ascending.</summary>
    public SortedList<float, float> Gaps { get; } = [];

    /// <summary>Adds what is drawn of it to a path.</summary>
    public void AddTo(SKPath path)
    {
        var from = 0f;
        foreach (var (begin, end) in Gaps)
        {
            Add(path, from, begin);
            from = end;
        }

        Add(path, from, Line.Length);
    }

    private void Add(SKPath path, float from, float to)
    {
        if (to > from)
            path.AddPoly([.. Line.Stretch(from, to)], close: false);
    }
}
