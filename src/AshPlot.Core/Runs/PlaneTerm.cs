using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Runs;

/// <summary>One stored latitude-longitude plane and the factor it enters a slice with.</summary>
/// <param name="File">Index into <see cref="RunDescription.Files"/>.</param>
/// <param name="Variable">NetCDF variable; empty for NAME text.</param>
/// <param name="Index">
/// NetCDF: one entry per dimension of the variable, the index along it, or <see cref="Latitude"/> or
/// <see cref="Longitude"/> for the two that the plane runs over (in whichever order). NAME text: the field, from 0.
/// </param>
/// <param name="Factor">What the stored values are multiplied by, e.g. 1 / period for a dosage.</param>
internal sealed record PlaneTerm(
    int File, [property: JsonConverter(typeof(RepeatedTextConverter))] string Variable, ImmutableArray<int> Index, double Factor = 1)
{
    /// <summary>Which change of grid of its file it goes through; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Regrid { get; init; }

    /// <summary>Marks the latitude dimension in <see cref="Index"/>.</summary>
    public const int Latitude = -1;

    /// <summary>Marks the longitude dimension in <see cref="Index"/>.</summary>
    public const int Longitude = -2;
}
