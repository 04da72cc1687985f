using System.Globalization;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;
using ScottPlot;
using ScottPlot.TickGenerators;
using PixelSize = AshPlot.Core.Planning.PixelSize;

namespace AshPlot.Core.Analysing;

/// <summary>
/// The charts of an analysis: of several runs a bar per model, with error bars from its Min to its Max run; of a single
/// run a line per level over time.
/// </summary>
internal static class AnalysisCharts
{
    private const int Width = 1000;
    private const int Height = 600;
    private const int MostLabels = 40;

    // Beside the last time, as a share of all times; and of the height, what the vertical axis takes.
    private const double RoomForNames = 0.16;
    private const double ShareOfAxis = 0.78;
    private const double NameHeight = 16;

    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle,
        MarkerShape.FilledSquare,
        MarkerShape.FilledTriangleUp,
        MarkerShape.FilledDiamond,
    ];

    /// <summary>Draws the charts.</summary>
    /// <returns>File name and content of each, as PNG and as SVG; none where there is no run.</returns>
    public static IEnumerable<(string Name, byte[] Content)> Draw(AnalysisDocument document)
    {
        foreach (var (name, chart) in Charts(document))
        {
            using (chart)
            {
                yield return ($"{name}.png", chart.Write("png"));
                yield return ($"{name}.svg", chart.Write("svg"));
            }
        }
    }

    private static IEnumerable<(string Name, AnalysisChart Chart)> Charts(AnalysisDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Runs.IsEmpty)
            return [];
        EmbeddedFonts.Register();
        var first = document.Runs[0];
        var best = Concentration(document.Runs.Max(run => run.MaxConcentration.Value) ?? 0, first.Units);
        var limit = $"over {NumberText.Of(first.Threshold * best.Factor)} {best.Units}";
        return document.Runs.Length > 1
            ?
            [
                (
                    "advisory_area",
                    Bars(document.Runs, $"Advisory area: largest area {limit}", "km²", run =>
                        run.AdvisoryArea.SquareMetres / 1e6
                    )
                ),
                (
                    "max_concentration",
                    Bars(document.Runs, "Maximum concentration", best.Units, run =>
                        run.MaxConcentration.Value * Factor(run, first) * best.Factor
                    )
                ),
            ]
            :
            [
                ("advisory_area", Lines(first, $"Area {limit}", "km²", point => point.SquareMetres / 1e6)),
                (
                    "max_concentration",
                    Lines(first, "Maximum concentration", best.Units, point => point.MaxConcentration * best.Factor)
                ),
            ];
    }

    private static DisplayScale Concentration(double largest, string units) =>
        DisplayScale.For(ColourScale.Of(0, largest, ScaleKind.Linear), units);

    private static double Factor(RunAnalysis run, RunAnalysis first) =>
        run.Units == first.Units ? 1
        : MassUnit.Find(run.Units) is { } own && MassUnit.Find(first.Units) is { } other ? own.FactorTo(other) ?? 1
        : 1;

    private static AnalysisChart Bars(
        IEnumerable<RunAnalysis> runs,
        string title,
        string units,
        Func<RunAnalysis, double?> value
    )
    {
        var plot = new Plot();
        var groups = RunGroup.Of(runs);
        var ticks = new NumericManual();
        for (var index = 0; index < groups.Count; index++)
        {
            var group = groups[index];
            var (average, maximum, minimum) = (Of(group.Average), Of(group.Maximum), Of(group.Minimum));
            var height = average ?? maximum ?? minimum ?? 0;
            plot.Add.Bar(index, height).Color = Color.FromHex("#5B8DB8");
            if (maximum is not null || minimum is not null)
                AddRange(plot, index, minimum ?? height, maximum ?? height);
            if (groups.Count <= MostLabels || index % (groups.Count / MostLabels) == 0)
                ticks.AddMajor(index, Label(group.Name));
        }

        Style(plot, title, units);
        plot.Axes.Bottom.TickGenerator = ticks;
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        if (groups.Count > 4)
        {
            plot.Axes.Bottom.TickLabelStyle.Rotation = -45;
            plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
            plot.Axes.Bottom.MinimumSize = 150;
        }

        plot.Axes.SetLimitsX(-0.7, groups.Count - 0.3);
        plot.Axes.SetLimitsY(
            0,
            Top(groups.SelectMany(group => new[] { Of(group.Average), Of(group.Maximum), Of(group.Minimum) }))
        );
        return new AnalysisChart(plot, new PixelSize(Width, Height), title);

        double? Of(RunAnalysis? run) => run is null ? null : value(run);
    }

    /// <summary>An error bar of three lines: ScottPlot's own takes its two lengths the other way round.</summary>
    private static void AddRange(Plot plot, double x, double from, double to)
    {
        const double HalfCap = 0.06;
        foreach (
            var (x1, y1, x2, y2) in new[]
            {
                (x, from, x, to),
                (x - HalfCap, from, x + HalfCap, from),
                (x - HalfCap, to, x + HalfCap, to),
            }
        )
        {
            var line = plot.Add.Line(x1, y1, x2, y2);
            line.Color = Color.FromSKColor(MapStyle.Text);
            line.LineWidth = 1.5f;
            line.MarkerSize = 0;
        }
    }

    private static AnalysisChart Lines(RunAnalysis run, string title, string units, Func<SeriesPoint, double?> value)
    {
        var plot = new Plot();
        var levels = run.Series.GroupBy(point => point.Level).ToArray();
        var ends = new List<(double X, double Y, string Text, Color Colour)>();
        for (var index = 0; index < levels.Length; index++)
        {
            var points = levels[index].Where(point => value(point) is not null).ToArray();
            if (points.Length == 0)
                continue;
            var colour = ColourOf(index, levels.Length);
            var line = plot.Add.Scatter(
                points.Select(point => (double)(point.Moment?.Seconds ?? 0)).ToArray(),
                points.Select(point => value(point)!.Value).ToArray(),
                colour
            );
            line.LineWidth = 2;
            line.MarkerSize = 6;
            // Neighbours in the order of levels have like colours: marks tell them apart too. Skia writes no dashes to
            // SVG.
            line.MarkerShape = Shapes[index % Shapes.Length];
            ends.Add(
                (
                    line.Data.GetScatterPoints()[^1].X,
                    line.Data.GetScatterPoints()[^1].Y,
                    Label(levels[index].Key ?? "no level"),
                    colour
                )
            );
        }

        Style(plot, $"{title}, {Label(run.Name)}", units);
        var times = run.Series.Select(point => point.Moment).OfType<ModelTime>().Distinct().Order().ToArray();
        plot.Axes.Bottom.TickGenerator = TimeTicks(times);
        plot.Axes.Bottom.Label.Text = "Time (UTC)";
        plot.Axes.Bottom.Label.FontSize = 15;
        plot.Axes.Bottom.Label.Bold = false;
        var top = Top(run.Series.Select(value));
        plot.Axes.SetLimitsY(0, top);
        var (first, last) =
            times.Length == 0
                ? (0d, 1d)
                : ((double)times[0].Seconds, (double)Math.Max(times[^1].Seconds, times[0].Seconds + 1));
        plot.Axes.SetLimitsX(first - (0.03 * (last - first)), last + (RoomForNames * (last - first)));
        AddNames(plot, ends, last + (0.025 * (last - first)), top);
        return new AnalysisChart(plot, new PixelSize(Width, Height), title);
    }

    /// <summary>
    /// Colours in the order of the levels, dark below and bright above; the brightest are too pale for lines on white.
    /// </summary>
    private static Color ColourOf(int index, int count)
    {
        const double Palest = 0.8;
        var table = ColourMaps.Table("viridis");
        var colour = table[(int)Math.Round((table.Length - 1) * Palest * index / Math.Max(count - 1, 1))];
        return new Color((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);
    }

    /// <summary>
    /// Writes the name of each line behind its end, as near to its height as the names beside it allow.
    /// </summary>
    private static void AddNames(
        Plot plot,
        IReadOnlyList<(double X, double Y, string Text, Color Colour)> ends,
        double x,
        double top
    )
    {
        // Where lines are more than names fit, some are left without, spread over all.
        var most = Height * ShareOfAxis / NameHeight;
        var every = (int)Math.Ceiling(ends.Count / most);
        var named = ends.Where((_, index) => index % Math.Max(every, 1) == 0).OrderBy(end => end.Y).ToArray();
        var step = top * NameHeight / (Height * ShareOfAxis);
        var places = named.Select(end => end.Y).ToArray();
        for (var index = 1; index < places.Length; index++)
            places[index] = Math.Max(places[index], places[index - 1] + step);
        for (
            var (index, highest) = (places.Length - 1, top - (step / 2));
            index >= 0;
            highest = places[index] - step, index--
        )
            places[index] = Math.Min(places[index], highest);
        for (var index = 0; index < named.Length; index++)
        {
            var (_, y, text, colour) = named[index];
            var leader = plot.Add.Line(named[index].X, y, x, places[index]);
            (leader.Color, leader.LineWidth, leader.MarkerSize) = (colour.WithAlpha(0.5), 1, 0);
            var name = plot.Add.Text(text, x, places[index]);
            (name.LabelFontColor, name.LabelFontSize, name.LabelAlignment) = (colour, 13, Alignment.MiddleLeft);
        }
    }

    private static NumericManual TimeTicks(ModelTime[] times)
    {
        var ticks = new NumericManual();
        var every = Math.Max(1, (int)Math.Ceiling(times.Length / 8.0));
        for (var index = 0; index < times.Length; index += every)
            ticks.AddMajor(times[index].Seconds, TimeLabel(times[index]));
        return ticks;
    }

    /// <summary>Day over clock: <c>18 Apr 2010</c> and <c>03:00</c>.</summary>
    private static string TimeLabel(ModelTime time)
    {
        var words = TimeText.Moment(time).Split(' ');
        return $"{words[0]} {words[1]} {words[2]}\n{words[3]}";
    }

    private static double Top(IEnumerable<double?> values) => values.Max() is { } largest and > 0 ? largest * 1.08 : 1;

    /// <summary>
    /// Names come from folders and files; what cannot be drawn becomes a question mark, and what is too long is cut.
    /// </summary>
    private static string Label(string name)
    {
        var clean = new string([.. name.Select(letter => char.IsControl(letter) ? '?' : letter)]);
        return clean.Length <= 40 ? clean : string.Concat("…", clean.AsSpan(clean.Length - 39));
    }

    private static void Style(Plot plot, string title, string units)
    {
        plot.Title(title, 19);
        plot.Axes.Left.Label.Text = units;
        plot.Axes.Left.Label.FontSize = 15;
        plot.Axes.Left.TickLabelStyle.FontSize = 13;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = number => number.ToString("#,0.####", CultureInfo.InvariantCulture),
        };
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = plot.Axes.Right.FrameLineStyle.IsVisible = false;
    }
}
