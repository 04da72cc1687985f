using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Drawing.Values;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;
using AshPlot.Core.Runs;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>Makes the manifest of a job from its plan and what became of the maps.</summary>
internal sealed class ManifestBuilder(RenderSettings settings, RunPlan plan, RenderPool pool)
{
    private readonly RunWords words = new(settings.Maps.Vent?.AddTo(plan.Run) ?? plan.Run);

    public required DateTime Started { get; init; }

    /// <summary>The same by the monotonic clock, which nobody sets.</summary>
    public required long StartTimestamp { get; init; }

    public required bool Interrupted { get; init; }

    /// <summary>By number of the map; null for one that was not begun.</summary>
    public required IReadOnlyList<MapOutcome?> Outcomes { get; init; }

    public required Survey Survey { get; init; }

    /// <summary>What joins a shard to the others; null for a whole run.</summary>
    public required ManifestPart? Part { get; init; }

    /// <summary>Tables that lie beside the maps.</summary>
    public ImmutableArray<string> Tables { get; init; } = [];

    public Manifest Build() =>
        new()
        {
            Tool = new ManifestTool { Name = "ashplot", Version = ToolVersion.Text },
            Source = new ManifestSource
            {
                Model = plan.Run.Model,
                Title = plan.Run.Title,
                Volcano = words.Volcano,
                Release = words.Release,
                RunTime = words.RunTimeStamp,
                Files = [.. plan.Run.Files.Select(file => file.Path)],
                Attributes = plan.Run.Attributes,
            },
            Run = new ManifestRun
            {
                StartMethod = Word(pool.StartMethod),
                StartMethodAsked = Word(settings.Options.StartMethod),
                Workers = Math.Min(settings.Options.Workers, plan.Maps.Length),
                WorkerPids = [.. pool.WorkerPids],
                Started = Started.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ElapsedSeconds = Math.Round(Stopwatch.GetElapsedTime(StartTimestamp).TotalSeconds, 3),
                Interrupted = Interrupted,
                Domain = GeoDomain.Of(plan.Quantities.Select(quantity => quantity.Description.Grid)),
                Stamp = settings.Maps.Of(plan.Run).Stamp,
                Shard = settings.Options.Shard?.ToString(),
            },
            Part = Part,
            Warnings = Warnings(),
            Tables = Tables.IsEmpty ? null : Tables,
            Quantities = [.. plan.Quantities.Select(Quantity)],
        };

    private static string Word(StartMethod method) => method.ToString().ToLowerInvariant();

    private ImmutableArray<string>? Warnings()
    {
        var all = plan.Run.Warnings.AddRange(plan.Warnings);
        return all.IsEmpty ? null : all;
    }

    private ManifestQuantity Quantity(QuantityPlan quantity, int index)
    {
        var description = quantity.Description;
        return new ManifestQuantity
        {
            Name = description.Name,
            Title = description.Title,
            Units = description.Units,
            StandardName = description.StandardName,
            Qualifiers = description.Qualifiers.IsEmpty ? null : description.Qualifiers,
            Notes = Notes(description, Survey.GapOf(index)),
            Of = description.Role is null ? null : description.Source,
            Role = description.Role?.ToString().ToLowerInvariant(),
            Scale = Scale(quantity, Survey.Scales[index]) with
            {
                Incomplete = Survey.GapOf(index) is null ? null : true,
            },
            MaskBelow = quantity.MaskBelow,
            Display = Display(quantity, Survey.Scales[index]),
            Values = plan
                .Maps.Where(map => map.Quantity == index)
                .Select(map => Outcomes[map.Number]?.Values)
                .FirstOrDefault(grid => grid is not null),
            Frame = FrameOf(quantity, index),
            Maps = Maps(quantity, index),
        };
    }

    /// <summary>The frame of a quantity's maps; on figures of several panels that of the first.</summary>
    private ManifestFrame? FrameOf(QuantityPlan quantity, int index)
    {
        if (settings.Maps.Section is not null || Survey.Extents[index] is not { } extent)
            return null;
        if (LayoutOf(quantity, index, plan.Maps.FirstOrDefault(map => map.Quantity == index)?.Panels) is { } panels)
            return Frame(panels.Panel, panels.FrameOf(0));
        var view = MapView.Of(extent, settings.Maps.Of(plan.Run), Colourings.LegendOf(quantity));
        return Frame(view, view.Frame);
    }

    private PanelLayout? LayoutOf(QuantityPlan quantity, int index, PanelsPlan? panels) =>
        panels is null || Survey.Extents[index] is not { } extent
            ? null
            : PanelLayout.Of(panels, extent, settings.Maps.Of(plan.Run), Colourings.LegendOf(quantity));

    private static ImmutableArray<string>? Notes(QuantityDescription quantity, string? gap)
    {
        var notes = gap is null ? quantity.Notes : quantity.Notes.Insert(0, gap);
        return notes.IsEmpty ? null : notes;
    }

    private ManifestScale Scale(QuantityPlan quantity, ColourScale? scale) =>
        new()
        {
            Min = scale?.Min,
            Max = scale?.Max,
            Kind = quantity.Classes is { } classes
                ? ContourSchemes.Has(classes)
                    ? ContourSchemes.Name
                    : "classes"
                : settings.Maps.For(quantity.Description).ScaleKind == ScaleKind.Log
                    ? "log"
                    : "linear",
            Colours = quantity.Classes?.Name
                ?? settings.Maps.For(quantity.Description).ColourMapOf(quantity.Description),
            Classes = quantity
                .Classes?.Classes.Select(one => new ManifestClass(
                    quantity.InUnits(one.Lower),
                    quantity.InUnits(one.Upper),
                    one.Colour == FieldColours.Transparent ? null : $"#{one.Colour & 0xFFFFFF:x6}",
                    one.Label
                ))
                .ToImmutableArray(),
        };

    private static ManifestDisplay? Display(QuantityPlan quantity, ColourScale? scale) =>
        quantity.Classes is null && scale is null ? null
        : Colourings.DisplayOf(quantity, scale) is var display ? new ManifestDisplay(display.Units, display.Factor)
        : null;

    private static ManifestFrame Frame(MapView view, MapFrame frame) =>
        new()
        {
            X = frame.X,
            Y = frame.Y,
            Width = frame.Width,
            Height = frame.Height,
            Projection = view.Projection.Name,
            ProjectionParameters = view.Projection.Parameters,
            XMin = frame.XMin,
            XMax = frame.XMax,
            YMin = frame.YMin,
            YMax = frame.YMax,
        };

    /// <summary>The maps of a quantity. What they say of their level and time is made once for all of them.</summary>
    private ImmutableArray<ManifestMap> Maps(QuantityPlan quantityPlan, int index)
    {
        var quantity = quantityPlan.Description;
        var levels = quantity
            .Levels.Select(level => new ManifestMap
            {
                Files = [],
                Status = MapStatus.NotDrawn,
                LevelValue = level.Value,
                LevelUnits = level.Units,
                LevelBounds = level is { Lower: { } lower, Upper: { } upper } ? [lower, upper] : null,
            })
            .ToArray();
        var times = quantity
            .Times.Select(step =>
                (
                    Time: step.Time.ToString(),
                    Bounds: step is { From: { } from, To: { } to }
                        ? [from.ToString(), to.ToString()]
                        : (ImmutableArray<string>?)null
                )
            )
            .ToArray();
        return
        [
            .. plan
                .Maps.Where(map => map.Quantity == index)
                .Select(map =>
                {
                    var place = PlaceOf(map.Slice, map.Level);
                    return Map(map.Panels is null ? place : Figure(place, map.Panels), map);
                }),
        ];

        ManifestMap PlaceOf(SliceDescription slice, string? level)
        {
            var (time, bounds) = slice.TimeIndex < 0 ? (null, null) : times[slice.TimeIndex];
            return levels[slice.LevelIndex] with { Level = level, Time = time, TimeBounds = bounds };
        }

        ManifestMap Figure(ManifestMap first, PanelsPlan panels)
        {
            var layout = LayoutOf(quantityPlan, index, panels);
            var shown = panels
                .Panels.Select(
                    (panel, number) =>
                    {
                        var (place, frame) = (PlaceOf(panel.Slice, panel.Level), layout?.FrameOf(number));
                        return new ManifestPanel
                        {
                            Level = place.Level,
                            LevelValue = place.LevelValue,
                            LevelUnits = place.LevelUnits,
                            LevelBounds = place.LevelBounds,
                            Time = place.Time,
                            TimeBounds = place.TimeBounds,
                            X = frame?.X,
                            Y = frame?.Y,
                            Width = frame?.Width,
                            Height = frame?.Height,
                        };
                    }
                )
                .ToImmutableArray();
            return panels.Axis == PanelAxis.Level
                ? first with
                {
                    LevelValue = null,
                    LevelUnits = null,
                    LevelBounds = null,
                    Panels = shown,
                }
                : first with
                {
                    TimeBounds = Whole(shown[0], shown[^1]),
                    Panels = shown,
                };
        }
    }

    /// <summary>The period of panels that follow one another.</summary>
    private static ImmutableArray<string>? Whole(ManifestPanel first, ManifestPanel last) =>
        first == last ? first.TimeBounds
        : first.Time is null || last.Time is null ? null
        : [first.TimeBounds?[0] ?? first.Time, last.TimeBounds?[1] ?? last.Time];

    private ManifestMap Map(ManifestMap place, MapPlan map)
    {
        if (Outcomes[map.Number] is not { } outcome)
            return place;
        ImmutableArray<string> files =
            outcome.Status == MapStatus.Failed ? [] : [.. settings.Maps.Formats.Select(map.FileOf)];
        return place with
        {
            Path = files.FirstOrDefault(),
            Files = files,
            Status = outcome.Status,
            Error = outcome.Error,
            Min = outcome.Min,
            Max = outcome.Max,
            Coverage = outcome.Coverage is { } share ? Math.Round(share, 6) : null,
            Missing = outcome.Missing,
            Pid = outcome.Pid,
            Milliseconds = Math.Round(outcome.Milliseconds, 1),
            Attempts = outcome.Attempts,
            Values = outcome.Values is not null && map.Panels is null ? ValueFiles.OfMap(map.Path) : null,
            Panels =
                outcome.Values is null || place.Panels is not { } panels
                    ? place.Panels
                    : [.. panels.Select((panel, index) => panel with { Values = ValueFiles.OfPanel(map.Path, index) })],
            Kept = outcome.Kept,
        };
    }
}
