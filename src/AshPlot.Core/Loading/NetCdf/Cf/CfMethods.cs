using System.Text.RegularExpressions;
using AshPlot.Core.Loading.Name;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>The <c>cell_methods</c> attribute (CF conventions, section 7.3).</summary>
internal static partial class CfMethods
{
    /// <summary>What was done over time: <c>mean</c>, <c>sum</c>, or null for nothing or another method.</summary>
    public static string? StatisticOf(NetCdfVariable variable) =>
        OverTime().Match(variable.Attributes.Text("cell_methods") ?? "") is { Success: true } match
            ? match.Groups[1].Value == "mean"
                ? AveragingPeriod.Mean
                : AveragingPeriod.Sum
            : null;

    /// <summary>True where values are said to be momentary.</summary>
    public static bool IsMomentary(NetCdfVariable variable) =>
        AtPoints().IsMatch(variable.Attributes.Text("cell_methods") ?? "");

    [GeneratedRegex(@"\btime(?:_[0-9]+)?\s*:\s*point\b")]
    private static partial Regex AtPoints();

    // iris numbers the dimensions of one name: time_0, time_1.
    [GeneratedRegex(@"\btime(?:_[0-9]+)?\s*:\s*(mean|sum)\b")]
    private static partial Regex OverTime();
}
