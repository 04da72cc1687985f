using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Runs;

/// <summary>One map's worth of data: a quantity at a level and a time.</summary>
/// <param name="LevelIndex">Index into <see cref="QuantityDescription.Levels"/>.</param>
/// <param name="TimeIndex">Index into <see cref="QuantityDescription.Times"/>; -1 for a quantity without times.</param>
/// <param name="Terms">
/// The slice is the sum of these planes times their factors: usually one; several for a HYSPLIT column (layers times
/// thickness) or an accumulated deposit (steps up to now). A missing term counts as nothing; a cell that is missing in
/// every term is missing.
/// </param>
/// <param name="Reduction">What is made of the terms instead of their sum, for a derived quantity; null for the
/// sum.</param>
internal sealed record SliceDescription(
    int LevelIndex,
    int TimeIndex,
    ImmutableArray<PlaneTerm> Terms,
    SliceReduction? Reduction = null
)
{
    /// <summary>
    /// The slices of a vertical section, whose levels and times count in <see cref="QuantityDescription.Section"/>;
    /// none of a map.
    /// </summary>
    public ImmutableArray<SliceDescription> Parts { get; init; } = [];
}

/// <summary>
/// Makes one value for each cell of several, instead of the sum of the terms of a slice. Each is a term, or the sum of
/// a group of terms. A cell of which is known that it holds nothing of what is asked is <see cref="Nothing"/>; one that
/// is missing in all terms is missing; one that is missing in some counts there as without ash, as models that store
/// only cells with ash mean it.
/// </summary>
/// <param name="Kind">What is made of the values.</param>
/// <param name="Threshold">A value counts where it is greater, in the units of the planes; of a percentile, which
/// one.</param>
/// <param name="Values">What each term or group stands for, e.g. its height or its time; one number for each, also
/// where none is used.</param>
internal sealed record SliceReduction(ReductionKind Kind, double Threshold, ImmutableArray<double> Values)
{
    /// <summary>
    /// Of a cell that is known to be over the threshold in no term: below every mask, and unlike a missing one.
    /// </summary>
    public const float Nothing = float.NegativeInfinity;

    /// <summary>
    /// How many of the terms in turn belong to each group, and are summed; empty where each term is by itself.
    /// </summary>
    public ImmutableArray<int> Groups { get; init; } = [];

    /// <summary>
    /// Of a difference in classes, their lower boundaries in ascending order, in the units of the planes; empty for one
    /// of the values.
    /// </summary>
    public ImmutableArray<double> Boundaries { get; init; } = [];

    /// <summary>
    /// True where cells without ash are <see cref="Nothing"/>, so that every number is drawn, 0 as well.
    /// </summary>
    internal bool HasNothing =>
        Kind
            is not (
                ReductionKind.Maximum
                or ReductionKind.Minimum
                or ReductionKind.Mean
                or ReductionKind.Deviation
                or ReductionKind.Percentile
            );
}

/// <summary>One stored latitude-longitude plane and the factor it enters a slice with.</summary>
/// <param name="File">Index into <see cref="RunDescription.Files"/>.</param>
/// <param name="Variable">NetCDF variable; empty for NAME text.</param>
/// <param name="Index">
/// NetCDF: one entry per dimension of the variable, the index along it, or <see cref="Latitude"/> or
/// <see cref="Longitude"/> for the two that the plane runs over (in whichever order). NAME text: the field, from 0.
/// </param>
/// <param name="Factor">What the stored values are multiplied by, e.g. 1 / period for a dosage.</param>
internal sealed record PlaneTerm(
    int File,
    [property: JsonConverter(typeof(RepeatedTextConverter))] string Variable,
    ImmutableArray<int> Index,
    double Factor = 1
)
{
    /// <summary>Which change of grid of its file it goes through; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Regrid { get; init; }

    /// <summary>Marks the latitude dimension in <see cref="Index"/>.</summary>
    public const int Latitude = -1;

    /// <summary>Marks the longitude dimension in <see cref="Index"/>.</summary>
    public const int Longitude = -2;
}
