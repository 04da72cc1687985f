using System.Collections.Immutable;
using AshPlot.Core.Advising;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Sections;

/// <summary>
/// How high the levels of a run lie in a section: each is a band between its bounds, or without bounds half way to its
/// neighbours.
/// </summary>
/// <param name="Units">What heights count: <c>m</c>, or <c>FL</c> for flight levels and pressures.</param>
/// <param name="Title">The same for people.</param>
/// <param name="Bands">The bands, from the lowest up.</param>
internal sealed record SectionBands(string Units, string Title, ImmutableArray<SectionBand> Bands)
{
    // Of a level without bounds and neighbours.
    private const double LonelyMetres = 500,
        LonelyFlightLevels = 25;

    // Of the height of all bands: a lesser gap is none.
    private const double Tolerance = 1e-6;

    /// <summary>The lowest height.</summary>
    public double Bottom => Bands.Min(band => band.Bottom);

    /// <summary>The greatest height.</summary>
    public double Top => Bands.Max(band => band.Top);

    /// <summary>The kind of height of which a run has most levels; null where it has none.</summary>
    public static LevelKind? KindOf(IEnumerable<Level> levels) =>
        levels
            .Where(level => level.Value is not null)
            .GroupBy(level => level.Kind)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .Select(group => (LevelKind?)group.Key)
            .FirstOrDefault();

    /// <summary>The bands of levels of one kind.</summary>
    public static SectionBands Of(ImmutableArray<Level> levels)
    {
        var isMetres = levels[0].Kind is LevelKind.MetresAboveSea or LevelKind.MetresAboveGround;
        var scale = isMetres ? StandardAtmosphere.MetresPerFlightLevel : 1;
        var heights = levels
            .Select(level => AdvisoryLayer.Bounds(level)!.Value)
            .Select(bounds => (Bottom: bounds.Bottom * scale, Middle: bounds.Middle * scale, Top: bounds.Top * scale))
            .Index()
            .OrderBy(height => height.Item.Middle)
            .ToArray();
        var bands = ImmutableArray.CreateBuilder<SectionBand>();
        for (var index = 0; index < heights.Length; index++)
        {
            var (level, (bottom, middle, top)) = heights[index];
            if (!(top > bottom))
            {
                var below = index > 0 ? (middle - heights[index - 1].Item.Middle) / 2 : (double?)null;
                var above = index + 1 < heights.Length ? (heights[index + 1].Item.Middle - middle) / 2 : (double?)null;
                var lonely = isMetres ? LonelyMetres : LonelyFlightLevels;
                bottom = middle - (below ?? above ?? lonely);
                top = middle + (above ?? below ?? lonely);
                bottom = middle >= 0 ? Math.Max(0, bottom) : bottom;
            }

            bands.Add(new SectionBand(level, bottom, top));
        }

        return new SectionBands(
            isMetres ? "m" : UnitText.FlightLevel,
            levels[0].Kind switch
            {
                LevelKind.MetresAboveGround => "Height above ground, m",
                LevelKind.MetresAboveSea => "Height above sea level, m",
                LevelKind.Pressure => "Flight level (standard atmosphere)",
                _ => "Flight level",
            },
            bands.ToImmutable()
        );
    }

    /// <summary>The bands in runs, from the lowest up: those of a run touch or overlap, and between runs no value is
    /// known.</summary>
    public List<List<SectionBand>> Runs()
    {
        var (runs, end) = (new List<List<SectionBand>>(), Bottom);
        // Bounds that are computed may differ in their last digits.
        var most = Tolerance * (Top - Bottom);
        foreach (var band in Bands.OrderBy(band => band.Bottom))
        {
            if (runs.Count == 0 || band.Bottom > end + most)
                runs.Add([]);
            runs[^1].Add(band);
            end = Math.Max(end, band.Top);
        }

        return runs;
    }

    /// <summary>A flight level as a height of the section.</summary>
    public double OfFlightLevel(double level) => Units == "m" ? level * StandardAtmosphere.MetresPerFlightLevel : level;

    /// <summary>The band that holds a height; null between and beyond the bands.</summary>
    public SectionBand? At(double height) =>
        Bands.LastOrDefault(band => height >= band.Bottom && height < band.Top)
        ?? (height == Top ? Bands.First(band => band.Top == height) : null);
}

/// <summary>A band of a section.</summary>
/// <param name="Level">Index of its level.</param>
/// <param name="Bottom">Where it begins.</param>
/// <param name="Top">Where it ends.</param>
internal sealed record SectionBand(int Level, double Bottom, double Top);
