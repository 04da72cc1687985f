using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>All maps of a job.</summary>
/// <param name="Run">The run.</param>
/// <param name="Quantities">Quantities that are drawn.</param>
/// <param name="Maps">Maps, by quantity, then level, then time.</param>
/// <param name="Warnings">What the user should know of the plan, one sentence each.</param>
internal sealed record RunPlan(
    RunDescription Run,
    ImmutableArray<QuantityPlan> Quantities,
    ImmutableArray<MapPlan> Maps,
    ImmutableArray<string> Warnings
)
{
    /// <summary>
    /// Quantities of the run that are not drawn; the box of maps about the plume depends on them as well.
    /// </summary>
    public ImmutableArray<QuantityPlan> Others { get; init; } = [];

    /// <summary>All quantities of the run, the drawn ones first.</summary>
    public IEnumerable<QuantityPlan> AllQuantities => Quantities.Concat(Others);

    /// <summary>
    /// The run for a job that travels to workers: its quantities go beside it, and nobody draws the other variables.
    /// </summary>
    public RunDescription RunForWorkers() => Run with { Quantities = [], OtherVariables = [] };

    /// <summary>
    /// Quantities for a job that travels to workers: without their slices, since each task brings its own.
    /// </summary>
    /// <param name="quantities">Quantities of a plan.</param>
    public static ImmutableArray<QuantityPlan> ForWorkers(IEnumerable<QuantityPlan> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        return
        [
            .. quantities.Select(quantity => quantity with { Description = quantity.Description with { Slices = [] } }),
        ];
    }
}

/// <summary>One map to draw.</summary>
/// <param name="Number">Place among all maps of the job, from 0; it names the map between processes.</param>
/// <param name="Quantity">Index into <see cref="RunPlan.Quantities"/>.</param>
/// <param name="Level">Name of the level, or null for a map without one, or of several.</param>
/// <param name="Slice">The data; its level and time count in the quantity's description.</param>
/// <param name="Path">Where the map goes, relative to the output folder, with <c>/</c>, without an extension.</param>
internal sealed record MapPlan(int Number, int Quantity, string? Level, SliceDescription Slice, string Path)
{
    /// <summary>
    /// The panels of a figure of several, of which <see cref="Slice"/> is the first; null for a map by itself.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PanelsPlan? Panels { get; init; }

    /// <summary>What is shown: by the panels of a figure, or as the one slice.</summary>
    [JsonIgnore]
    public IEnumerable<PanelPlan> Shown => Panels is null ? [new PanelPlan(Level, Slice)] : Panels.Panels;

    /// <summary>The map's file of a format, relative to the output folder, with <c>/</c>.</summary>
    /// <param name="format">The format's word.</param>
    public string FileOf(string format) => $"{Path}.{MapFormats.Find(format).Extension}";
}
