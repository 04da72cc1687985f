using AshPlot.Core.Runs;

namespace AshPlot.Cli.Workers;

/// <summary>The description, or in one line why there is none.</summary>
internal sealed record DescribeReply(RunDescription? Description, string? Problem);
