using System.Collections.Immutable;

namespace AshPlot.Core.Overlays;

/// <summary>Makes lines of files lines on a globe.</summary>
internal static class OverlayLines
{
    /// <summary>Degrees east or west that a longitude may have: a turn past the dateline.</summary>
    public const double MostLongitude = 540;

    /// <summary>
    /// A line without jumps over the dateline. RFC 7946 (section 3.1.9) wants lines cut there, and yet many files go
    /// from 179 to -179: an edge of over half the globe goes the short way round. One that goes the whole way round is
    /// meant so.
    /// </summary>
    public static ImmutableArray<float> Unwrapped(ImmutableArray<float> line)
    {
        var (least, most) = (float.MaxValue, float.MinValue);
        for (var index = 0; index < line.Length; index += 2)
            (least, most) = (Math.Min(least, line[index]), Math.Max(most, line[index]));
        if (most - least is <= 180 or >= 359)
            return line;
        var unwrapped = line.ToBuilder();
        for (var index = 2; index < line.Length; index += 2)
        {
            var step = line[index] - line[index - 2];
            unwrapped[index] =
                unwrapped[index - 2] + (Math.Abs(step) > 180 ? (float)Math.IEEERemainder(step, 360) : step);
        }

        return unwrapped.ToImmutable();
    }
}
