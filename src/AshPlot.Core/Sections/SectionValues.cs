using System.Collections.Immutable;
using AshPlot.Core.Loading;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Sections;

/// <summary>The values of a section.</summary>
/// <param name="Samples">The steps of the route.</param>
/// <param name="Bands">The levels.</param>
/// <param name="Values">Values [level, sample], levels as in the source; NaN where none is known.</param>
internal sealed record SectionValues(ImmutableArray<RouteSample> Samples, SectionBands Bands, float[] Values)
{
    /// <summary>The value of a level at a sample; NaN where none is known.</summary>
    public float At(int level, int sample) => Values[(level * Samples.Length) + sample];

    /// <summary>The values at the samples that lie on the grid.</summary>
    public float[] Inside() =>
        [
            .. Enumerable
                .Range(0, Values.Length)
                .Where(index => Samples[index % Samples.Length].Cell >= 0)
                .Select(index => Values[index]),
        ];

    /// <summary>The share of the route that lies on the grid.</summary>
    public double Coverage =>
        Samples.Where(sample => sample.Cell >= 0).Sum(sample => sample.To - sample.From) / Samples[^1].To;

    /// <summary>Reads a section, each slice of it once.</summary>
    /// <param name="reader">Reads slices.</param>
    /// <param name="quantity">The section's quantity.</param>
    /// <param name="route">The route.</param>
    /// <param name="parts">The slices.</param>
    /// <exception cref="Errors.UnreadableInputException">A slice cannot be read.</exception>
    public static SectionValues Read(
        SliceReader reader,
        QuantityDescription quantity,
        SectionRoute route,
        ImmutableArray<SliceDescription> parts
    )
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(quantity);
        var section = Empty(quantity, route);
        var plane = new float[quantity.Grid.CellCount];
        foreach (var part in parts)
        {
            reader.Read(part, plane);
            section.Add(quantity.Section!, part, sample => plane[section.Samples[sample].Cell]);
        }

        return section;
    }

    /// <summary>A section of which nothing is known yet.</summary>
    public static SectionValues Empty(QuantityDescription quantity, SectionRoute route)
    {
        var samples = RouteSamples.Of(quantity.Grid, route);
        var values = new float[quantity.Section!.Levels.Length * samples.Length];
        Array.Fill(values, float.NaN);
        return new SectionValues(samples, SectionBands.Of(quantity.Section.Levels), values);
    }

    /// <summary>
    /// Adds what a slice holds at the samples that lie on the grid; of a flight, at those for whose moment it stands.
    /// </summary>
    public void Add(SectionSource source, SliceDescription part, Func<int, float> value)
    {
        for (var sample = 0; sample < Samples.Length; sample++)
        {
            if (
                Samples[sample].Cell >= 0
                && (Samples[sample].Seconds is not { } seconds || source.TimeAt(seconds) == part.TimeIndex)
            )
                Values[(part.LevelIndex * Samples.Length) + sample] = value(sample);
        }
    }
}
