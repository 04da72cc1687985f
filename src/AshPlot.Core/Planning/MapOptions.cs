using System.Collections.Immutable;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Overlays;
using AshPlot.Core.Runs;
using AshPlot.Core.Sections;
using AshPlot.Core.Units;

namespace AshPlot.Core.Planning;

/// <summary>Which maps are drawn and how they look; checked once by <see cref="Check"/>.</summary>
public sealed record MapOptions
{
    /// <summary>Names of the quantities to draw, as options or file names have them; empty for all.</summary>
    public ImmutableArray<string> Quantities { get; init; } = [];

    /// <summary>Levels to draw, by name, by number, or by a height that they contain; empty for all.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>Times to draw; empty for all.</summary>
    public ImmutableArray<TimeSelector> Times { get; init; } = [];

    /// <summary>
    /// The concentration that counts as ash in quantities that are computed from it; null for the default.
    /// </summary>
    public ThresholdValue? Threshold { get; init; }

    /// <summary>What is made of the members of an ensemble; null for a run by itself.</summary>
    public EnsembleOptions? Ensemble { get; init; }

    /// <summary>Size of each map.</summary>
    public PixelSize Size { get; init; } = new(1000, 750);

    /// <summary>Words of the formats in which each map is written; the first one's file is a map's path.</summary>
    public ImmutableArray<string> Formats { get; init; } = ["png"];

    /// <summary>
    /// True to write the values of each map beside it, for the page, which tells the one under the cursor.
    /// </summary>
    public bool Values { get; init; }

    /// <summary>The box to draw; null for the whole grid.</summary>
    public GeoExtent? Limits { get; init; }

    /// <summary>Longitude in the middle of a map that goes round the globe; null to choose it by the data.</summary>
    public double? CentralLongitude { get; init; }

    /// <summary>
    /// Whether the whole grid is drawn, or the box around the ash; <see cref="Limits"/> go before either.
    /// </summary>
    public MapZoom Zoom { get; init; } = MapZoom.Grid;

    /// <summary>Name of the projection, as <see cref="MapProjections"/> knows it.</summary>
    public string Projection { get; init; } = PlateCarree.OptionName;

    /// <summary>Whether sea and land are tinted; else they are paper.</summary>
    public bool HasTint { get; init; } = true;

    /// <summary>
    /// Name of the colours of all quantities to which <see cref="Classes"/> does not apply: a colour map, or
    /// <c>contours</c> for the classes in common use of each quantity that has them.
    /// </summary>
    public string Colours { get; init; } = ContourSchemes.Name;

    /// <summary>Classes for the quantities that they apply to; null to draw all in continuous colours.</summary>
    public ClassScheme? Classes { get; init; }

    /// <summary>Which maps share a scale.</summary>
    public ScaleChoice Scale { get; init; } = ScaleChoice.Shared;

    /// <summary>Linear or logarithmic.</summary>
    public ScaleKind ScaleKind { get; init; } = ScaleKind.Linear;

    /// <summary>
    /// Value of the first colour; null for 0, or for the smallest value over the mask on a logarithmic scale.
    /// </summary>
    public ThresholdValue? Min { get; init; }

    /// <summary>Value of the last colour; null for the largest value.</summary>
    public ThresholdValue? Max { get; init; }

    /// <summary>The mask without an option, in the file's unit, of quantities that are not drawn in classes.</summary>
    public const double DefaultMask = 1e-8;

    /// <summary>
    /// Values below this are not drawn; null for the lowest class, or else <see cref="DefaultMask"/>.
    /// </summary>
    public ThresholdValue? MaskBelow { get; init; }

    /// <summary>
    /// Options of single quantities, which go before those of all; of two for the same quantity the later one.
    /// </summary>
    public ImmutableArray<QuantityOptions> ByQuantity { get; init; } = [];

    /// <summary>What stands over each map.</summary>
    public TitleChoice Title { get; init; } = TitleChoice.Words;

    /// <summary>Texts of the user's own.</summary>
    public MapWords Words { get; init; } = new();

    /// <summary>What is stamped on all maps and exports, beside what the run itself says; null for nothing.</summary>
    public string? Stamp { get; init; }

    /// <summary>The volcano; null to take what the run says.</summary>
    public Vent? Vent { get; init; }

    /// <summary>The way along which vertical sections are drawn in place of maps; null for maps.</summary>
    public SectionRoute? Section { get; init; }

    /// <summary>How slices are put together on figures of several panels; null for a map to a slice.</summary>
    public PanelOptions? Panels { get; init; }

    /// <summary>What is laid over all maps; later features over earlier ones.</summary>
    public ImmutableArray<OverlayFeature> Overlays { get; init; } = [];

    /// <summary>Whether contour lines with their values lie over the cells.</summary>
    public ContourLines Contours { get; init; } = ContourLines.None;

    /// <summary>Whether cities are named, where they have room beside the ash.</summary>
    public bool HasCities { get; init; }

    /// <summary>A picture of the user's own on each map; null for none.</summary>
    public MapLogo? Logo { get; init; }

    /// <summary>The options for the maps of a run, with its own stamp.</summary>
    internal MapOptions Of(RunDescription run) => this with { Stamp = RunStamp.Of(run, Stamp) };

    /// <summary>Checks what can be checked without a run.</summary>
    /// <exception cref="InvalidOptionException">Two options contradict each other, or one cannot be used.</exception>
    public void Check()
    {
        MapProjections.Check(Projection);
        CheckFormats();
        Words.Check();
        Panels?.Check(Size);
        if (Limits is { } limits)
        {
            if (!(limits.South >= -90 && limits.North <= 90 && limits.South < limits.North))
                throw new InvalidOptionException(
                    nameof(Limits),
                    "latitudes go from south to north within -90 to 90: XMIN YMIN XMAX YMAX"
                );
            if (!(limits.Width > 0 && limits.Width <= 360))
                throw new InvalidOptionException(
                    nameof(Limits),
                    "longitudes go from west to east, by at most 360 degrees: XMIN YMIN XMAX YMAX"
                );
        }

        if (CentralLongitude is { } central && !(Math.Abs(central) <= 360))
            throw new InvalidOptionException(nameof(CentralLongitude), "give degrees east within -360 to 360");
        CheckScale();
        foreach (var quantity in ByQuantity.Select(own => own.Quantity).Distinct())
            With(ByQuantity.Where(own => own.Quantity == quantity)).CheckScale();
    }

    /// <summary>
    /// The options of a quantity: its own before the common ones, and no logarithm of heights and times.
    /// </summary>
    internal MapOptions For(QuantityDescription quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        var own = AskedFor(quantity);
        return own.ScaleKind == ScaleKind.Log && (quantity.IsDifference || IsHeightOrTime(quantity))
            ? own with
            {
                ScaleKind = ScaleKind.Linear,
            }
            : own;
    }

    /// <summary>
    /// The options of a quantity as they were given: its own before the common ones. Colours and scale of two runs mean
    /// nothing for their difference, which has those that are given by its own name.
    /// </summary>
    internal MapOptions AskedFor(QuantityDescription quantity)
    {
        if (quantity.IsDifference)
        {
            return (
                this with
                {
                    Colours = ContourSchemes.Name,
                    Classes = null,
                    ScaleKind = ScaleKind.Linear,
                    Min = null,
                    Max = null,
                    MaskBelow = null,
                }
            ).With(ByQuantity.Where(one => quantity.IsItself(one.Quantity)));
        }

        return ByQuantity.IsEmpty ? this : With(ByQuantity.Where(one => quantity.IsNamed(one.Quantity)));
    }

    /// <summary>Name of the continuous colours of quantities that are not drawn in classes.</summary>
    internal string ColourMapOf(QuantityDescription quantity) =>
        !Colours.Equals(ContourSchemes.Name, StringComparison.OrdinalIgnoreCase) ? Colours
        : quantity.IsDifference ? ColourMaps.OfDifferences
        : ColourMaps.Default;

    /// <summary>
    /// True for what is never spread by its logarithm: a cloud twice as high is not a step of a scale.
    /// </summary>
    internal static bool IsHeightOrTime(QuantityDescription quantity) =>
        quantity.Name.EndsWith(QuantityKind.CloudTop.Slug, StringComparison.Ordinal)
        || quantity.Name.EndsWith(QuantityKind.ArrivalTime.Slug, StringComparison.Ordinal);

    private MapOptions With(IEnumerable<QuantityOptions> owns)
    {
        var options = this with { ByQuantity = [] };
        foreach (var own in owns)
        {
            options = options with
            {
                Colours = own.Colours ?? options.Colours,
                Classes = own.Colours is null ? options.Classes : own.Classes,
                ScaleKind = own.ScaleKind ?? options.ScaleKind,
                Min = own.Min ?? options.Min,
                Max = own.Max ?? options.Max,
                MaskBelow = own.MaskBelow ?? options.MaskBelow,
            };
        }

        return options;
    }

    private void CheckScale()
    {
        ColourSchemes.Check(Colours);
        if (Min is { } min && Max is { } max && min.Units == max.Units && min.Value >= max.Value)
            throw new InvalidOptionException(nameof(Min), $"must be below {OptionNames.Of(nameof(Max))}");
        if (ScaleKind == ScaleKind.Log && Min is { Value: <= 0 })
            throw new InvalidOptionException(nameof(Min), "must be over 0 on a logarithmic scale");
    }

    private void CheckFormats()
    {
        if (Formats.IsEmpty)
            throw new InvalidOptionException(nameof(Formats), "give at least one");
        foreach (var format in Formats)
            MapFormats.Find(format);
        if (Formats.Distinct().Count() < Formats.Length)
            throw new InvalidOptionException(nameof(Formats), "names a format twice");
        var alike = Formats
            .Select(MapFormats.Find)
            .GroupBy(format => format.Extension)
            .FirstOrDefault(group => group.Count() > 1);
        if (alike is not null)
        {
            var names = string.Join(" and ", alike.Select(format => format.Name));
            throw new InvalidOptionException(
                nameof(Formats),
                $"{names} both write .{alike.Key} files; choose one of them"
            );
        }
    }
}

/// <summary>What stands over a map.</summary>
public enum TitleChoice
{
    /// <summary>Quantity and level in words, and the time below.</summary>
    Words,

    /// <summary>The name of the file, and all the words below.</summary>
    File,
}

/// <summary>Which maps share a colour scale.</summary>
public enum ScaleChoice
{
    /// <summary>One scale for all maps of a quantity in the run, whatever is selected.</summary>
    Shared,

    /// <summary>Each map has its own.</summary>
    Slice,
}

/// <summary>How much of the Earth maps show.</summary>
public enum MapZoom
{
    /// <summary>The whole grid.</summary>
    Grid,

    /// <summary>The box that holds all ash of the run, with a margin.</summary>
    Plume,
}

/// <summary>Whether maps have contour lines, and how they run.</summary>
public enum ContourLines
{
    /// <summary>No lines.</summary>
    None,

    /// <summary>Straight from edge to edge of the squares between the centres of four cells.</summary>
    Plain,

    /// <summary>The same with rounded corners.</summary>
    Smooth,
}
