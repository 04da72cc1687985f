using AshPlot.Core.Runs;

namespace AshPlot.Rendering.Tasks;

/// <summary>The description, or in one line why there is none.</summary>
/// <param name="Description">The description, or null.</param>
/// <param name="Problem">What is wrong, or null.</param>
/// <param name="Option">The option that is at fault, where it is not the file.</param>
internal sealed record DescribeReply(RunDescription? Description, string? Problem, string? Option = null);
