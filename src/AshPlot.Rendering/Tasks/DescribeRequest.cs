using AshPlot.Core.Loading;

namespace AshPlot.Rendering.Tasks;

/// <summary>A file to describe.</summary>
internal sealed record DescribeRequest(string Path, LoadOptions Options);
