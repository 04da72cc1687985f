using AshPlot.Core.Contours;
using AshPlot.Core.Drawing;
using SkiaSharp;

namespace AshPlot.Core.Sections;

/// <summary>
/// Contours of a section: where the values between the middles of cells and levels pass those of the contours. Steps of
/// the route that show one cell count as one, whose value is that of their middle. No line crosses heights of no band.
/// </summary>
internal static class SectionContours
{
    /// <summary>Traces them.</summary>
    /// <param name="section">The values.</param>
    /// <param name="levels">Values of contours, ascending.</param>
    /// <param name="isSmooth">Whether corners are rounded.</param>
    /// <param name="place">Where a distance along the route, in metres, and a height are on the picture.</param>
    public static IEnumerable<DrawnContour> Trace(
        SectionValues section,
        IReadOnlyList<ContourLevel> levels,
        bool isSmooth,
        Func<double, double, SKPoint> place
    )
    {
        var columns = Columns(section);
        return section.Bands.Runs().SelectMany(run => Trace(section, run, columns, levels, isSmooth, place));
    }

    private static IEnumerable<DrawnContour> Trace(
        SectionValues section,
        IReadOnlyList<SectionBand> run,
        List<(int Sample, double Middle)> columns,
        IReadOnlyList<ContourLevel> levels,
        bool isSmooth,
        Func<double, double, SKPoint> place
    )
    {
        var bands = run.OrderBy(band => band.Bottom + band.Top).ToArray();
        var values = new float[bands.Length * columns.Count];
        for (var row = 0; row < bands.Length; row++)
        {
            for (var column = 0; column < columns.Count; column++)
                values[(row * columns.Count) + column] = section.At(bands[row].Level, columns[column].Sample);
        }

        double[] heights = [.. bands.Select(band => (band.Bottom + band.Top) / 2)];
        double[] distances = [.. columns.Select(column => column.Middle)];
        var traced = MarchingSquares.Trace(
            values,
            bands.Length,
            columns.Count,
            isRound: false,
            [.. levels.Select(level => (float)level.Value)]
        );
        foreach (var (level, points) in traced)
        {
            SKPoint[] line =
            [
                .. (isSmooth ? CornerCutting.Round(points) : points).Select(point =>
                    place(Between(distances, point.Column), Between(heights, point.Row))
                ),
            ];
            if (line.Length > 1)
                yield return new DrawnContour(levels[level], new PictureLine(line));
        }
    }

    /// <summary>The first step of each run of steps that show the same, and the middle of the run in metres.</summary>
    private static List<(int Sample, double Middle)> Columns(SectionValues section)
    {
        var columns = new List<(int, double)>();
        for (int first = 0, next; first < section.Samples.Length; first = next)
        {
            for (next = first + 1; next < section.Samples.Length && IsLike(section, first, next);)
                next++;
            columns.Add((first, (section.Samples[first].From + section.Samples[next - 1].To) / 2));
        }

        return columns;
    }

    /// <summary>A flight may meet a cell at two times of the run.</summary>
    private static bool IsLike(SectionValues section, int one, int other) =>
        section.Samples[one].Cell == section.Samples[other].Cell
        && section.Bands.Bands.All(band => section.At(band.Level, one).Equals(section.At(band.Level, other)));

    private static double Between(double[] places, double index)
    {
        var whole = Math.Clamp((int)Math.Floor(index), 0, places.Length - 1);
        var next = Math.Min(whole + 1, places.Length - 1);
        return places[whole] + ((index - whole) * (places[next] - places[whole]));
    }
}
