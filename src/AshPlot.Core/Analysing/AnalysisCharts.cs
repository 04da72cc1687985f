using System.Globalization;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace AshPlot.Core.Analysing;

/// <summary>
/// The charts of an analysis: of several runs a bar per model, with error bars from its Min to its Max run; of a single run
/// a line per level over time.
/// </summary>
internal static class AnalysisCharts
{
    private const int Width = 1000;
    private const int Height = 600;
    private const int MostLabels = 40;

    /// <summary>Draws the charts.</summary>
    /// <returns>File name and PNG of each; none where there is no run.</returns>
    public static IEnumerable<(string Name, byte[] Png)> Draw(AnalysisDocument document)
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
                ("advisory_area.png", Bars(document.Runs, $"Advisory area: largest area {limit}", "km²", run => run.AdvisoryArea.SquareMetres / 1e6)),
                ("max_concentration.png", Bars(document.Runs, "Maximum concentration", best.Units, run => run.MaxConcentration.Value * Factor(run, first) * best.Factor)),
            ]
            :
            [
                ("advisory_area.png", Lines(first, $"Area {limit}", "km²", point => point.SquareMetres / 1e6)),
                ("max_concentration.png", Lines(first, "Maximum concentration", best.Units, point => point.MaxConcentration * best.Factor)),
            ];
    }

    private static DisplayScale Concentration(double largest, string units) =>
        DisplayScale.For(ColourScale.Of(0, largest, ScaleKind.Linear), units);

    private static double Factor(RunAnalysis run, RunAnalysis first) => run.Units == first.Units
        ? 1
        : MassUnit.Find(run.Units) is { } own && MassUnit.Find(first.Units) is { } other ? own.FactorTo(other) ?? 1 : 1;

    private static byte[] Bars(IEnumerable<RunAnalysis> runs, string title, string units, Func<RunAnalysis, double?> value)
    {
        using var plot = new Plot();
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
        plot.Axes.SetLimitsY(0, Top(groups.SelectMany(group => new[] { Of(group.Average), Of(group.Maximum), Of(group.Minimum) })));
        return Encode(plot);

        double? Of(RunAnalysis? run) => run is null ? null : value(run);
    }

    /// <summary>An error bar of three lines: ScottPlot's own takes its two lengths the other way round.</summary>
    private static void AddRange(Plot plot, double x, double from, double to)
    {
        const double HalfCap = 0.06;
        foreach (var (x1, y1, x2, y2) in new[] { (x, from, x, to), (x - HalfCap, from, x + HalfCap, from), (x - HalfCap, to, x + HalfCap, to) })
        {
            var line = plot.Add.Line(x1, y1, x2, y2);
            line.Color = Color.FromSKColor(MapStyle.Text);
            line.LineWidth = 1.5f;
            line.MarkerSize = 0;
        }
    }

    private static byte[] Lines(RunAnalysis run, string title, string units, Func<SeriesPoint, double?> value)
    {
        using var plot = new Plot();
        var levels = run.Series.GroupBy(point => point.Level).ToArray();
        var colours = new ScottPlot.Palettes.Category10();
        for (var index = 0; index < levels.Length; index++)
        {
            var points = levels[index].Where(point => value(point) is not null).ToArray();
            var line = plot.Add.Scatter(
                points.Select(point => (double)(point.Moment?.Seconds ?? 0)).ToArray(), points.Select(point => value(point)!.Value).ToArray(), colours.GetColor(index));
            line.LegendText = Label(levels[index].Key ?? "no level");
            line.LineWidth = 2;
            line.MarkerSize = 6;
        }

        Style(plot, $"{title}, {Label(run.Name)}", units);
        plot.Axes.Bottom.TickGenerator = TimeTicks([.. run.Series.Select(point => point.Moment).OfType<ModelTime>().Distinct().Order()]);
        plot.Axes.Margins(0.03, 0.05);
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsY(0, Top(run.Series.Select(value)));
        plot.ShowLegend(Edge.Right);
        return Encode(plot);
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
        var words = CaptionWriter.Moment(time).Split(' ');
        return $"{words[0]} {words[1]} {words[2]}\n{words[3]}";
    }

    private static double Top(IEnumerable<double?> values) => values.Max() is { } largest and > 0 ? largest * 1.08 : 1;

    /// <summary>Names come from folders and files; what cannot be drawn becomes a question mark, and what is too long is cut.</summary>
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
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = number => number.ToString("#,0.####", CultureInfo.InvariantCulture) };
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = plot.Axes.Right.FrameLineStyle.IsVisible = false;
    }

    private static byte[] Encode(Plot plot)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            plot.Render(canvas, Width, Height);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
