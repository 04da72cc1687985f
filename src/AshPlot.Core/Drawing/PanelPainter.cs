using System.Globalization;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws figures of several panels: one <see cref="MapPainter"/>, whose base map is drawn once, paints the panels one
/// after another, and each is copied into its cell. Around them stand the texts and the legend of the figure. Not
/// thread-safe.
/// </summary>
internal sealed class PanelPainter : IDisposable
{
    private readonly PanelLayout layout;
    private readonly MapPainter panel;
    private readonly PanelEdges edges;
    private readonly MarkPainter marks;
    private readonly LogoPainter? logo;
    private readonly CaptionPainter captionPainter;
    private readonly ScaleBar scaleBar;
    private readonly SKBitmap picture;
    private readonly SKCanvas canvas;
    private readonly List<(PaintedAreas Cells, SKPicture OnCells, SKPicture Words)> drawn = [];
    private int finished;
    private bool showsMissing;

    /// <summary>Prepares the layers.</summary>
    /// <param name="layout">Where everything stands.</param>
    /// <param name="grid">The grid of the values.</param>
    /// <param name="options">What is drawn besides cells.</param>
    public PanelPainter(PanelLayout layout, Grid grid, MapOptions options)
    {
        this.layout = layout;
        panel = new MapPainter(layout.Panel, grid, options with { Logo = null });
        edges = new PanelEdges(layout);
        marks = new MarkPainter(layout.Figure);
        logo = LogoPainter.For(layout.Figure.Layout, options.Logo);
        captionPainter = new CaptionPainter(layout.Figure.Layout, marks, logo?.Place);
        scaleBar = new ScaleBar(layout.Figure);
        var size = layout.Figure.Layout.Size;
        picture = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        canvas = new SKCanvas(picture);
    }

    /// <summary>The painter of the panels.</summary>
    public MapPainter Panel => panel;

    /// <summary>True where the picture has room for a line about the run.</summary>
    public bool HasRunLine => layout.Figure.Layout.FootLines > 1;

    /// <summary>Begins a figure.</summary>
    public void Begin()
    {
        Forget();
        canvas.Clear(MapStyle.Paper);
        (finished, showsMissing) = (0, false);
    }

    /// <summary>Finishes the panel whose cells were painted, and puts it into the next cell of the figure.</summary>
    /// <param name="captions">Its texts.</param>
    /// <param name="asLines">True where the figure is drawn by lines and areas as well.</param>
    public void Add(MapCaptions captions, bool asLines)
    {
        var areas = asLines ? panel.Areas() : null;
        var corner = layout.CornerOf(finished++);
        canvas.DrawBitmap(panel.Finish(captions), corner.X, corner.Y);
        showsMissing |= panel.ShowsMissing;
        // The painter's next panel changes what is shown: the steps of this one are kept.
        if (areas is not null)
            drawn.Add((areas, Steps(MapPart.OnCells), Steps(MapPart.Words)));

        SKPicture Steps(MapPart part)
        {
            using var recorder = new SKPictureRecorder();
            var size = layout.Panel.Layout.Size;
            panel.DrawPart(recorder.BeginRecording(SKRect.Create(size.Width, size.Height)), part, captions);
            return recorder.EndRecording();
        }
    }

    /// <summary>Draws what stands around the panels.</summary>
    /// <returns>The picture; it stays the painter's own and is overwritten by the next figure.</returns>
    public SKBitmap Finish(MapCaptions captions, MapColouring colouring)
    {
        DrawAround(canvas, captions, colouring);
        canvas.Flush();
        return picture;
    }

    /// <summary>
    /// The figure by lines, areas and letters. What all panels share is one part, with the places of the panels.
    /// </summary>
    public IReadOnlyList<DrawnPart> Parts(MapCaptions captions, MapColouring colouring)
    {
        SKPointI[] corners = [.. drawn.Select((_, index) => layout.CornerOf(index))];
        var size = layout.Panel.Layout.Size;
        return
        [
            Around("paper", target => target.DrawColor(MapStyle.Paper)),
            OfAll(MapPart.UnderAsh),
            .. drawn.Select((steps, index) => Of(index, "cells", steps.Cells.DrawTo) with { Cells = steps.Cells }),
            .. drawn.Select((steps, index) => Of(index, "oncells", target => target.DrawPicture(steps.OnCells))),
            OfAll(MapPart.OverAsh),
            .. drawn.Select((steps, index) => Of(index, "words", target => target.DrawPicture(steps.Words))),
            Around("around", target => DrawAround(target, captions, colouring)),
        ];

        DrawnPart Around(string name, Action<SKCanvas> draw) => new(name, layout.Figure.Layout.Size, draw);

        DrawnPart OfAll(MapPart part) =>
            new(part.ToString().ToLowerInvariant(), size, target => panel.DrawPart(target, part, captions))
            {
                Shared = panel,
                Places = corners,
            };

        DrawnPart Of(int index, string name, Action<SKCanvas> draw) =>
            new(string.Create(CultureInfo.InvariantCulture, $"{name}{index + 1}-"), size, draw)
            {
                Places = [corners[index]],
            };
    }

    public void Dispose()
    {
        Forget();
        canvas.Dispose();
        picture.Dispose();
        captionPainter.Dispose();
        logo?.Dispose();
        marks.Dispose();
        panel.Dispose();
    }

    private void DrawAround(SKCanvas target, MapCaptions captions, MapColouring colouring)
    {
        var figure = layout.Figure.Layout;
        edges.Draw(target, finished);
        colouring.Legend(figure).Draw(target);
        if (panel.ShowsOutside || showsMissing)
            new UnknownLegend(figure).Draw(target, panel.ShowsOutside, showsMissing);
        scaleBar.Draw(target);
        logo?.Draw(target);
        captionPainter.Draw(target, captions);
    }

    private void Forget()
    {
        foreach (var (cells, onCells, words) in drawn)
        {
            cells.Dispose();
            onCells.Dispose();
            words.Dispose();
        }

        drawn.Clear();
    }
}

/// <summary>The figure that a painter has just finished.</summary>
/// <param name="painter">The painter.</param>
/// <param name="pixels">Its picture.</param>
/// <param name="captions">Its texts.</param>
/// <param name="colouring">How its legend is coloured.</param>
/// <param name="facts">Where it comes from.</param>
internal sealed class FinishedFigure(
    PanelPainter painter,
    SKBitmap pixels,
    MapCaptions captions,
    MapColouring colouring,
    IReadOnlyList<KeyValuePair<string, string>> facts
) : IFinishedMap
{
    public PixelSize Size => new(pixels.Width, pixels.Height);

    public string Title => FinishedMap.TitleOf(captions);

    public SKBitmap Pixels => pixels;

    public IReadOnlyList<KeyValuePair<string, string>> Facts => facts;

    public IReadOnlyList<DrawnPart> Parts => painter.Parts(captions, colouring);
}
