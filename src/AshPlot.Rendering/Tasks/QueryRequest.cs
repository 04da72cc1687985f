using AshPlot.Core.Querying;
using AshPlot.Core.Runs;

namespace AshPlot.Rendering.Tasks;

/// <summary>A slice that is asked.</summary>
/// <param name="Number">Its number in the plan.</param>
/// <param name="Quantity">Index into the quantities of the job.</param>
/// <param name="Slice">The slice.</param>
internal sealed record QueryRequest(int Number, int Quantity, SliceDescription Slice);

/// <summary>The answer, or in one line why there is none.</summary>
internal sealed record QueryReply(SliceAnswer? Answer, string? Problem);

/// <summary>A chart of a place to draw.</summary>
/// <param name="Job">The chart.</param>
/// <param name="Folder">The output folder.</param>
/// <param name="WorkingFolder">Folder for unfinished files.</param>
internal sealed record ChartRequest(PlaceChartJob Job, string Folder, string WorkingFolder);

/// <summary>Null, or in one line why there is no chart.</summary>
internal sealed record ChartReply(string? Problem);
