using System.Collections.Immutable;

namespace AshPlot.Core.Geography;

/// <summary>
/// The longitudes and latitudes at which there is something. Longitudes are a circle: what lies on both sides of the
/// dateline is one piece, and the box around it goes the short way.
/// </summary>
/// <param name="Arcs">Stretches of longitudes, from west to east, that neither touch nor overlap; they begin within
/// -180 to 180.</param>
/// <param name="South">Lowest latitude, degrees north.</param>
/// <param name="North">Highest latitude.</param>
internal sealed record GeoCover(ImmutableArray<LongitudeArc> Arcs, double South, double North)
{
    // Neighbouring cells share an edge but for the rounding of it.
    private const double Touching = 1e-6;

    /// <summary>Makes a cover of stretches that may touch, overlap and be counted from any turn.</summary>
    /// <exception cref="ArgumentException">There is no stretch.</exception>
    public static GeoCover Of(IEnumerable<LongitudeArc> arcs, double south, double north) =>
        new(Merge(arcs), south, north);

    /// <summary>What several cover together.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static GeoCover Join(IReadOnlyCollection<GeoCover> covers)
    {
        ArgumentNullException.ThrowIfNull(covers);
        return Of(
            covers.SelectMany(cover => cover.Arcs),
            covers.Min(cover => cover.South),
            covers.Max(cover => cover.North)
        );
    }

    /// <summary>The smallest box that holds everything: it leaves out the widest gap of longitudes.</summary>
    public GeoExtent Box
    {
        get
        {
            var gap = WidestGap;
            return new GeoExtent(gap.East - 360, gap.West, South, North);
        }
    }

    /// <summary>The widest stretch of longitudes without anything; of no width where there is none.</summary>
    public LongitudeArc WidestGap
    {
        get
        {
            var widest = new LongitudeArc(Arcs[0].West + 360, 0);
            for (var index = 0; index < Arcs.Length; index++)
            {
                var next = index + 1 < Arcs.Length ? Arcs[index + 1].West : Arcs[0].West + 360;
                if (next - Arcs[index].East > widest.Width)
                    widest = new LongitudeArc(Arcs[index].East, next - Arcs[index].East);
            }

            return widest;
        }
    }

    /// <summary>Whether a meridian runs through what is covered; along its edge it does not.</summary>
    public bool IsCutBy(double longitude) =>
        Arcs.Any(arc =>
            arc.Width >= 360
            || (Within(longitude - arc.West) is var east && east > Touching && east < arc.Width - Touching)
        );

    /// <summary>Degrees from 0 to 360.</summary>
    private static double Within(double degrees) => degrees - (360 * Math.Floor(degrees / 360));

    private static ImmutableArray<LongitudeArc> Merge(IEnumerable<LongitudeArc> arcs)
    {
        var sorted = arcs.Select(arc => arc with { West = Within(arc.West + 180) - 180 })
            .OrderBy(arc => arc.West)
            .ToArray();
        if (sorted.Length == 0)
            throw new ArgumentException("A cover needs a stretch of longitudes at least.", nameof(arcs));
        var merged = new List<LongitudeArc>();
        foreach (var arc in sorted)
        {
            if (merged.Count > 0 && arc.West <= merged[^1].East + Touching)
                merged[^1] = merged[^1] with { Width = Math.Max(merged[^1].Width, arc.East - merged[^1].West) };
            else
                merged.Add(arc);
        }

        // The last stretch may run over the dateline, into the first and beyond.
        while (merged.Count > 1 && merged[^1].East >= merged[0].West + 360 - Touching)
        {
            merged[^1] = merged[^1] with { Width = Math.Max(merged[^1].Width, merged[0].East + 360 - merged[^1].West) };
            merged.RemoveAt(0);
        }

        return merged.Any(arc => arc.Width >= 360 - Touching) ? [new LongitudeArc(-180, 360)] : [.. merged];
    }
}

/// <summary>A stretch of longitudes.</summary>
/// <param name="West">Where it begins, degrees east.</param>
/// <param name="Width">How far east it goes, degrees; 360 for all round.</param>
internal sealed record LongitudeArc(double West, double Width)
{
    /// <summary>Where it ends, not below <see cref="West"/>.</summary>
    public double East => West + Width;
}
