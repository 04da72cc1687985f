using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;

namespace AshPlot.Rendering.Tasks;

/// <summary>What is known of a slice once it has been read.</summary>
/// <param name="Summary">Its range; null if it could not be read.</param>
/// <param name="Problem">Why it could not be read, in one line.</param>
/// <param name="Ash">Where it has ash; null where it has none, or the box of the maps does not depend on it.</param>
/// <param name="Kept">Where it is kept; null where it is not.</param>
internal sealed record MeasureReply(SliceSummary? Summary, string? Problem, GeoCover? Ash = null, KeptSlice? Kept = null);
