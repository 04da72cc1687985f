using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Advising;

/// <summary>A layer of an advisory between two flight levels.</summary>
/// <param name="Lower">Flight level of its bottom; 0 is the surface.</param>
/// <param name="Upper">Flight level of its top.</param>
internal sealed partial record AdvisoryLayer(int Lower, int Upper)
{
    private const int Highest = 999;

    // Bounds are rounded in files: a level that reaches into a layer by less than half a flight level is not of it.
    private const double Same = 0.5;

    /// <summary>The thick layers of the VAACs.</summary>
    public static ImmutableArray<AdvisoryLayer> Default { get; } = [new(0, 200), new(200, 350), new(350, 550)];

    /// <summary>As an advisory writes it: <c>SFC/FL200</c>, <c>FL200/350</c>.</summary>
    public string Name =>
        Lower == 0
            ? string.Create(CultureInfo.InvariantCulture, $"SFC/FL{Upper:000}")
            : string.Create(CultureInfo.InvariantCulture, $"FL{Lower:000}/{Upper:000}");

    /// <summary>Reads <c>FL000-200</c>, <c>SFC/FL200</c> or <c>200-350</c>.</summary>
    /// <exception cref="InvalidOptionException">It is not a layer.</exception>
    public static AdvisoryLayer Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text.Trim());
        if (!match.Success)
            throw new InvalidOptionException(
                nameof(AdvisoryPlan.Layers),
                $"'{text}' is not a layer; give two flight levels, for example FL000-200 or SFC/FL200"
            );
        var lower = match.Groups["lower"].Success ? Number(match.Groups["lower"]) : 0;
        var upper = Number(match.Groups["upper"]);
        return lower < upper && upper <= Highest
            ? new AdvisoryLayer(lower, upper)
            : throw new InvalidOptionException(
                nameof(AdvisoryPlan.Layers),
                $"the top of '{text}' is not above its bottom; give the lower flight level first"
            );
    }

    /// <summary>Whether a level of a run is of this layer: its bounds overlap it, or it lies in it.</summary>
    /// <param name="level">The level.</param>
    /// <param name="isTop">True for the highest layer, which holds its top as well.</param>
    public bool Holds(Level level, bool isTop)
    {
        if (Bounds(level) is not var (bottom, middle, top))
            return false;
        return top > bottom
            ? Math.Min(top, Upper) - Math.Max(bottom, Lower) >= Math.Min(Same, (top - bottom) / 2)
            : middle >= Lower && (middle < Upper || (isTop && middle <= Upper));
    }

    /// <summary>The share of the layer within the bounds of levels; null where one of them has no bounds.</summary>
    public double? Covered(IReadOnlyList<Level> levels)
    {
        var (covered, end) = (0.0, (double)Lower);
        foreach (var (bottom, _, top) in levels.Select(level => Bounds(level)!.Value).OrderBy(bounds => bounds.Bottom))
        {
            if (!(top > bottom))
                return null;
            var (from, to) = (Math.Max(bottom, end), Math.Min(top, Upper));
            covered += Math.Max(0, to - from);
            end = Math.Max(end, to);
        }

        return levels.Count == 0 ? null : covered / (Upper - Lower);
    }

    /// <summary>
    /// Bottom, middle and top of a level in flight levels; the same number thrice without bounds. Null for a level
    /// without a height.
    /// </summary>
    internal static (double Bottom, double Middle, double Top)? Bounds(Level level)
    {
        ArgumentNullException.ThrowIfNull(level);
        if (level.Value is not { } value)
            return null;
        var (one, other) = (Of(level, level.Lower ?? value), Of(level, level.Upper ?? value));
        return (Math.Min(one, other), Of(level, value), Math.Max(one, other));
    }

    private static double Of(Level level, double value) =>
        level.Kind switch
        {
            LevelKind.FlightLevel => value,
            LevelKind.Pressure => StandardAtmosphere.FlightLevelOfPressure(value),
            _ => value / StandardAtmosphere.MetresPerFlightLevel,
        };

    private static int Number(Group group) =>
        int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:SFC|(?:FL)?(?<lower>[0-9]{1,4}))[-/](?:FL)?(?<upper>[0-9]{1,4})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
