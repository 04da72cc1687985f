using AshPlot.Core.Loading;

namespace AshPlot.Cli.Workers;

/// <summary>A file to describe.</summary>
internal sealed record DescribeRequest(string Path, LoadOptions Options);
