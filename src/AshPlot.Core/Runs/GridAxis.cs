using System.Collections.Immutable;

namespace AshPlot.Core.Runs;

/// <summary>Longitudes or latitudes of a grid, in degrees, in the order in which the file stores them.</summary>
/// <param name="Centres">Cell centres as stored: ascending or descending, never mixed; length n.</param>
/// <param name="Edges">Cell edges in the same order; length n + 1.</param>
internal sealed record GridAxis(ImmutableArray<double> Centres, ImmutableArray<double> Edges)
{
    /// <summary>Number of cells along the axis.</summary>
    public int Count => Centres.Length;

    /// <summary>Distance of neighbouring centres where it is the same all along (to a thousandth), else null.</summary>
    public double? Step
    {
        get
        {
            if (Count < 2)
                return Count == 1 ? Math.Abs(Edges[1] - Edges[0]) : null;
            var step = (Centres[^1] - Centres[0]) / (Count - 1);
            for (var index = 1; index < Count; index++)
            {
                if (Math.Abs(Centres[index] - Centres[index - 1] - step) > Math.Abs(step) * 1e-3)
                    return null;
            }

            return Math.Abs(step);
        }
    }

    /// <summary>The smaller of the outer edges.</summary>
    public double LowerEdge => Math.Min(Edges[0], Edges[^1]);

    /// <summary>The larger of the outer edges.</summary>
    public double UpperEdge => Math.Max(Edges[0], Edges[^1]);

    /// <summary>
    /// An axis of equal steps: centre(i) = <paramref name="first"/> + i * <paramref name="step"/>, edges half way.
    /// </summary>
    public static GridAxis Regular(double first, double step, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var centres = ImmutableArray.CreateBuilder<double>(count);
        var edges = ImmutableArray.CreateBuilder<double>(count + 1);
        for (var index = 0; index < count; index++)
            centres.Add(first + (index * step));
        for (var index = 0; index <= count; index++)
            edges.Add(first + ((index - 0.5) * step));
        return new GridAxis(centres.MoveToImmutable(), edges.MoveToImmutable());
    }

    /// <summary>
    /// An axis from its centres; edges lie half way between neighbours, and as far outside at the ends.
    /// </summary>
    public static GridAxis FromCentres(ReadOnlySpan<double> centres)
    {
        ArgumentOutOfRangeException.ThrowIfZero(centres.Length);
        var count = centres.Length;
        var edges = ImmutableArray.CreateBuilder<double>(count + 1);
        var firstStep = count > 1 ? centres[1] - centres[0] : 1;
        var lastStep = count > 1 ? centres[^1] - centres[^2] : 1;
        edges.Add(centres[0] - (firstStep / 2));
        for (var index = 1; index < count; index++)
            edges.Add((centres[index - 1] + centres[index]) / 2);
        edges.Add(centres[^1] + (lastStep / 2));
        return new GridAxis([.. centres], edges.MoveToImmutable());
    }

    /// <summary>
    /// The same axis with edges held within -90..90: rows of a global grid may be centred on the poles.
    /// </summary>
    public GridAxis ClampToPoles() => this with { Edges = [.. Edges.Select(edge => Math.Clamp(edge, -90, 90))] };

    /// <summary>True when both axes have the same centres to within a thousandth of a cell.</summary>
    public bool IsSameAs(GridAxis other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Count != other.Count)
            return false;
        var tolerance = Math.Max(1e-9, Math.Abs(Edges[^1] - Edges[0]) / Count * 1e-3);
        for (var index = 0; index < Count; index++)
        {
            if (Math.Abs(Centres[index] - other.Centres[index]) > tolerance)
                return false;
        }

        return true;
    }
}
