using System.Globalization;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// Where FLEXPART released, which it keeps in variables over the release points: name, box and heights.
/// </summary>
internal static class FlexpartReleases
{
    // Of RELKINDZ: heights are above ground, or above sea level; 3 is a pressure (FLEXPART 10.4, readreleases.f90).
    private const int AboveGround = 1;
    private const int AboveSea = 2;
    private const int MostNames = 5;

    /// <summary>Adds the release points, or the one that is chosen, to the attributes of the run.</summary>
    public static void AddTo(CfDataset data, NetCdfRun run)
    {
        var (west, east, south, north) = (
            Numbers(data, "RELLNG1"),
            Numbers(data, "RELLNG2"),
            Numbers(data, "RELLAT1"),
            Numbers(data, "RELLAT2")
        );
        var count = new[] { west.Length, east.Length, south.Length, north.Length }.Min();
        int[] points =
            data.Release is > 0 and var release && release <= count ? [release - 1] : [.. Enumerable.Range(0, count)];
        if (
            ReleaseSites.TextOf(
                points.Select(point => ((west[point] + east[point]) / 2, (south[point] + north[point]) / 2))
            ) is
            { Length: > 0 } sites
        )
            run.AddAttribute(ReleaseSites.Attribute, sites);
        if (NamesOf(data, points) is { Length: > 0 } names)
            run.AddAttribute(ReleaseSites.NameAttribute, names);
        if (HeightsOf(data, points) is { } heights)
            run.AddAttribute(ReleaseSites.HeightAttribute, heights);
    }

    private static string NamesOf(CfDataset data, int[] points)
    {
        if (data.File.Find("RELCOM") is not { IsNumeric: false, Type: not NetCdfType.Other } variable)
            return "";
        var all = data.ReadTexts(variable);
        string[] names =
        [
            .. points
                .Where(point => point < all.Length)
                .Select(point => all[point].Trim())
                .Where(name => name.Length > 0)
                .Distinct(),
        ];
        return names.Length > MostNames
            ? $"{string.Join(", ", names.Take(MostNames))} and {names.Length - MostNames} more"
            : string.Join(", ", names);
    }

    private static string? HeightsOf(CfDataset data, int[] points)
    {
        var (bottoms, tops, kinds) = (Numbers(data, "RELZZ1"), Numbers(data, "RELZZ2"), Numbers(data, "RELKINDZ"));
        if (points.Length == 0 || points.Max() >= Math.Min(bottoms.Length, Math.Min(tops.Length, kinds.Length)))
            return null;
        var kind = kinds[points[0]];
        if (kind is not (AboveGround or AboveSea) || points.Any(point => kinds[point] != kind))
            return null;
        var (bottom, top) = (points.Min(point => bottoms[point]), points.Max(point => tops[point]));
        var above = kind == AboveGround ? "above ground" : "above sea level";
        return bottom == top
            ? string.Create(CultureInfo.InvariantCulture, $"{top:0.#} m {above}")
            : string.Create(CultureInfo.InvariantCulture, $"{bottom:0.#} to {top:0.#} m {above}");
    }

    private static double[] Numbers(CfDataset data, string name) =>
        data.File.Find(name) is { IsNumeric: true, Dimensions.Length: <= 1 } variable ? data.ReadNumbers(variable) : [];
}
