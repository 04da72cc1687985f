using AshPlot.Core.Drawing.Formats;
using ScottPlot;
using SkiaSharp;
using PixelSize = AshPlot.Core.Planning.PixelSize;

namespace AshPlot.Core.Analysing;

/// <summary>A chart of an analysis, to be written in formats of maps.</summary>
internal sealed class AnalysisChart : IFinishedMap, IDisposable
{
    private readonly Plot plot;

    /// <summary>Draws it.</summary>
    /// <param name="plot">The chart; disposed of with this.</param>
    /// <param name="size">Its size in pixels.</param>
    /// <param name="title">What it shows.</param>
    public AnalysisChart(Plot plot, PixelSize size, string title)
    {
        (this.plot, Size, Title) = (plot, size, title);
        Pixels = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(Pixels);
        Draw(canvas);
    }

    public PixelSize Size { get; }

    public string Title { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Facts => [];

    public SKBitmap Pixels { get; }

    public IReadOnlyList<DrawnPart> Parts => DrawnPart.Whole(Size, Draw);

    private void Draw(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        plot.Render(canvas, Size.Width, Size.Height);
    }

    /// <summary>Its file in a format.</summary>
    /// <param name="format">The format's word.</param>
    public byte[] Write(string format)
    {
        using var stream = new MemoryStream();
        MapFormats.Find(format).Write(this, stream);
        return stream.ToArray();
    }

    public void Dispose()
    {
        Pixels.Dispose();
        plot.Dispose();
    }
}
