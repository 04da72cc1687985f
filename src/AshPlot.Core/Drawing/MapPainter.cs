using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Drawing.Values;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Draws maps of one grid in one layout. What does not change between them (paper, land, axes, labels, colour bar;
/// coast and graticule, which lie over the ash) is drawn once into two layers; a map is a copy of the lower layer, the
/// cells, the upper layer and its own text. Not thread-safe.
/// </summary>
internal sealed class MapPainter : IDisposable
{
    private readonly MapView view;
    private readonly bool hasTint;
    private readonly FigureLayout layout;
    private readonly CellLookup lookup;
    private readonly LegendRoom legendRoom;
    private readonly DomainLayer domain;
    private readonly MarkPainter marks;
    private readonly LabelPainter labels;
    private readonly ScaleBar scaleBar;
    private readonly OverlayPainter overlay;
    private readonly ContourPainter? contours;
    private readonly LogoPainter? logo;
    private readonly CaptionPainter captionPainter;
    private readonly SKBitmap lower;
    private readonly SKBitmap upper;
    private readonly SKBitmap picture;
    private readonly SKCanvas canvas;
    private readonly CellPainter cellPainter;
    private GroundMask? ground;
    private SKPath? missing;
    private (MapColouring Colouring, bool ShowsMissing)? shown;
    private FigurePlot? figure;
    private ImmutableArray<MapLabel> namesOnMap = [];
    private ImmutableArray<SKRect> signsOnMap = [];

    /// <summary>Prepares the layers.</summary>
    /// <param name="view">Where everything stands, and how places become pixels.</param>
    /// <param name="grid">The grid of the values.</param>
    /// <param name="options">What is drawn besides cells.</param>
    public MapPainter(MapView view, Grid grid, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(options);
        (this.view, hasTint, layout) = (view, options.HasTint, view.Layout);
        lookup = CellLookup.Create(view.Frame, view.Projection, grid);
        domain = new DomainLayer(view, grid, lookup);
        cellPainter = new CellPainter(lookup, grid.CellCount);
        Cells = new ShownCells(lookup, grid.Longitudes.Count);
        legendRoom = new LegendRoom(layout);
        marks = new MarkPainter(view);
        labels = new LabelPainter(layout);
        scaleBar = new ScaleBar(view);
        overlay = new OverlayPainter(view, options.Overlays);
        contours = ContourPainter.For(view, grid, options.Contours);
        logo = LogoPainter.For(layout, options.Logo);
        captionPainter = new CaptionPainter(layout, marks, logo?.Place);
        lower = Bitmap(layout.Size.Width, layout.Size.Height, SKAlphaType.Opaque);
        picture = Bitmap(layout.Size.Width, layout.Size.Height, SKAlphaType.Opaque);
        upper = Bitmap(layout.Frame.Width, layout.Frame.Height, SKAlphaType.Premul);
        canvas = new SKCanvas(picture);
        DrawLayers();
        if (options.HasCities)
            namesOnMap = [.. namesOnMap, .. CityNames.Of(view, labels.Font)];
    }

    /// <summary>
    /// The share of the map that the model's domain covers, 0 to 1; beyond it nothing is known, of ash or of its
    /// absence.
    /// </summary>
    public double Coverage => domain.Coverage;

    /// <summary>Which value each pixel of the map shows.</summary>
    public ShownCells Cells { get; }

    /// <summary>True where the picture has room for a line about the run.</summary>
    public bool HasRunLine => layout.FootLines > 1;

    /// <summary>True where the map shows ground outside the model's domain.</summary>
    public bool ShowsOutside => domain.ShowsOutside;

    /// <summary>True where the map that was painted last has cells without a value.</summary>
    public bool ShowsMissing => missing is not null;

    /// <summary>Paints the cells; <see cref="Finish"/> then completes the same map.</summary>
    /// <param name="values">Values [latitude, longitude] in the order of the grid; NaN is missing.</param>
    /// <param name="colouring">How values become colours.</param>
    /// <param name="hasMissing">True where a value of the slice is missing.</param>
    /// <returns>
    /// <see cref="MapStatus.Done"/> where a cell has a pixel on the map and a colour, else
    /// <see cref="MapStatus.NoData"/> where no pixel has a value, else <see cref="MapStatus.Empty"/>.
    /// </returns>
    public MapStatus PaintCells(ReadOnlySpan<float> values, MapColouring colouring, bool hasMissing)
    {
        ArgumentNullException.ThrowIfNull(colouring);
        var cells = lookup.CellsFor(values);
        // The lowest contour is the edge of what is drawn, without the steps of cells.
        var hasOutline = colouring.HasOutline && contours is null;
        var isMasked = hasMissing || hasOutline;
        if (isMasked)
            (ground ??= new GroundMask(lookup.Width, lookup.Height)).Reset(domain.Blank);
        var pixelsMissing = hasMissing ? ground!.MarkMissing(cells, values) : 0;
        missing?.Dispose();
        missing = pixelsMissing > 0 ? ground!.Area(Ground.Missing, layout.Frame) : null;
        ShowLegend(colouring);
        CopyAroundMap();
        var painted = cellPainter.Paint(
            cells,
            values,
            colouring.Colours(),
            new PixelArea(lower, layout.Frame),
            new PixelArea(picture, layout.Frame),
            isMasked ? ground : null
        );
        if (hasOutline)
            DrawClassOutline(MemoryMarshal.Cast<byte, uint>(Pixels(picture)));
        contours?.Trace(values, colouring);
        return painted ? MapStatus.Done
            : pixelsMissing == domain.PixelsInside ? MapStatus.NoData
            : MapStatus.Empty;
    }

    /// <summary>True where a place lies on the map.</summary>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="latitude">Degrees north.</param>
    public bool Shows(double longitude, double latitude) => marks.IsOnMap(longitude, latitude);

    /// <summary>Lays coast, graticule and text over the painted cells.</summary>
    /// <returns>The picture; it stays the painter's own and is overwritten by the next map.</returns>
    public SKBitmap Finish(MapCaptions captions)
    {
        ArgumentNullException.ThrowIfNull(captions);
        PlaceSigns(captions);
        DrawMissing(canvas);
        contours?.Lines.DrawLines(canvas);
        canvas.DrawBitmap(upper, layout.Frame.X, layout.Frame.Y);
        DrawSigns(canvas, isByLines: false);
        DrawOutline(canvas);
        captionPainter.Draw(canvas, captions);
        canvas.Flush();
        return picture;
    }

    /// <summary>Where everything stands.</summary>
    internal MapView View => view;

    /// <summary>What names on the map that was finished last cover, in pixels.</summary>
    internal IEnumerable<SKRect> Labels => labels.Places;

    /// <summary>The same without their pale edges.</summary>
    internal IEnumerable<SKRect> LabelBoxes => labels.Boxes;

    /// <summary>What values of contours cover on it.</summary>
    internal IEnumerable<SKRect> ContourLabels => contours?.Lines.Labels ?? [];

    /// <summary>The painted cells as areas; to be asked for before <see cref="Finish"/>.</summary>
    internal PaintedAreas Areas() => PaintedAreas.Between(lower, picture, layout.Frame);

    /// <summary>Draws a part of a map by lines, areas and letters; the cells have areas of their own.</summary>
    /// <param name="target">One unit to the pixel.</param>
    /// <param name="part">Which part.</param>
    /// <param name="captions">The texts.</param>
    internal void DrawPart(SKCanvas target, MapPart part, MapCaptions captions)
    {
        figure ??= new FigurePlot(view, hasTint);
        switch (part)
        {
            case MapPart.UnderAsh:
                figure.DrawUnderAsh(target);
                domain.DrawVeil(target);
                scaleBar.Draw(target);
                logo?.Draw(target);
                break;
            case MapPart.Legend:
                DrawLegend(target);
                break;
            case MapPart.OnCells:
                DrawMissing(target);
                contours?.Lines.DrawLines(target);
                break;
            case MapPart.OverAsh:
                domain.DrawEdge(target);
                figure.DrawOverAsh(target);
                overlay.Draw(target);
                break;
            case MapPart.Words:
                DrawSigns(target, isByLines: true);
                DrawOutline(target);
                captionPainter.Draw(target, captions);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        figure?.Dispose();
        missing?.Dispose();
        domain.Dispose();
        canvas.Dispose();
        picture.Dispose();
        upper.Dispose();
        lower.Dispose();
        captionPainter.Dispose();
        logo?.Dispose();
        labels.Dispose();
        marks.Dispose();
    }

    private static SKBitmap Bitmap(int width, int height, SKAlphaType alpha) =>
        new(new SKImageInfo(width, height, SKColorType.Bgra8888, alpha));

    private static unsafe Span<byte> Pixels(SKBitmap bitmap) => new((void*)bitmap.GetPixels(), bitmap.ByteCount);

    /// <summary>Copies what lies round the map: the texts of the map before go.</summary>
    private void CopyAroundMap()
    {
        var from = lower.GetPixelSpan();
        var to = Pixels(picture);
        var (stride, frame) = (picture.RowBytes, layout.Frame);
        // From one row's map to the next row's, the right margin of the one and the left margin of the other.
        var (left, right) = (frame.X * sizeof(uint), (frame.X + frame.Width) * sizeof(uint));
        var start = 0;
        for (var row = frame.Y; row < frame.Y + frame.Height; row++)
        {
            var end = (row * stride) + left;
            from[start..end].CopyTo(to[start..]);
            start = (row * stride) + right;
        }

        from[start..].CopyTo(to[start..]);
    }

    private void DrawLayers()
    {
        using var plot = new FigurePlot(view, hasTint);
        using (var lowerCanvas = new SKCanvas(lower))
        {
            plot.DrawUnderAsh(lowerCanvas);
            domain.DrawVeil(lowerCanvas);
            scaleBar.Draw(lowerCanvas);
            logo?.Draw(lowerCanvas);
        }

        signsOnMap = [.. overlay.Signs()];
        namesOnMap =
        [
            .. overlay.Labels(labels.Font),
            .. plot.LabelsInside.Select(label => MapLabel.Over(label.Label, label.Place, labels.Font)),
        ];

        using var upperCanvas = new SKCanvas(upper);
        upperCanvas.Clear(SKColors.Transparent);
        upperCanvas.Translate(-layout.Frame.X, -layout.Frame.Y);
        domain.DrawEdge(upperCanvas);
        plot.DrawOverAsh(upperCanvas);
        overlay.Draw(upperCanvas);
    }

    /// <summary>Finds room for marks and names, while nothing lies over the ash yet.</summary>
    private void PlaceSigns(MapCaptions captions)
    {
        var painted = new PaintedPixels(lower, picture, layout.Frame);
        SKRect[] covered = [.. marks.Place(captions, painted), .. signsOnMap];
        labels.Place([.. marks.Names(captions, labels.Font), .. namesOnMap], covered, painted);
        contours?.Lines.Place(labels.Font, [.. covered, .. labels.Places]);
    }

    private void DrawSigns(SKCanvas target, bool isByLines)
    {
        contours?.Lines.DrawLabels(target, labels.Font, isByLines);
        labels.Draw(target, isByLines);
        marks.DrawOnMap(target);
    }

    /// <summary>Redraws the legend where it is not the one of the map before.</summary>
    private void ShowLegend(MapColouring colouring)
    {
        if (layout.IsPanel || shown == (colouring, missing is not null))
            return;
        shown = (colouring, missing is not null);
        using var lowerCanvas = new SKCanvas(lower);
        using var paper = new SKPaint { Color = MapStyle.Paper };
        lowerCanvas.DrawRect(legendRoom.Whole, paper);
        // The frames of its patches lie half outside.
        lowerCanvas.DrawRect(SKRect.Inflate(legendRoom.Unknown, 2 * layout.Zoom, 2 * layout.Zoom), paper);
        DrawLegend(lowerCanvas);
    }

    private void DrawLegend(SKCanvas target)
    {
        if (layout.IsPanel)
            return;
        shown?.Colouring.Legend(layout).Draw(target);
        if (domain.ShowsOutside || missing is not null)
            new UnknownLegend(layout).Draw(target, domain.ShowsOutside, missing is not null);
    }

    private void DrawMissing(SKCanvas target)
    {
        if (missing is not null)
            new UnknownGround(layout.Zoom).Hatch(target, missing);
    }

    private void DrawClassOutline(Span<uint> pixels)
    {
        var thickness = Math.Max(1, (int)Math.Round(MapStyle.ClassOutlineWidth * layout.Zoom));
        var first = (layout.Frame.Y * layout.Size.Width) + layout.Frame.X;
        new AreaOutline(ground!, thickness).Draw(pixels, first, layout.Size.Width, (uint)MapStyle.ClassOutline);
    }

    /// <summary>
    /// The frame comes last: cells reach to its very edge and would cover half the width of its line.
    /// </summary>
    private void DrawOutline(SKCanvas target)
    {
        var frame = layout.Frame;
        using var line = new SKPaint
        {
            Color = MapStyle.Text,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = MapStyle.OutlineWidth * layout.Zoom,
            IsAntialias = true,
        };
        target.DrawRect(SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height), line);
    }
}
