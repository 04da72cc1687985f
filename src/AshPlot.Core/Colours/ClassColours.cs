using System.Numerics;
using System.Runtime.InteropServices;

namespace AshPlot.Core.Colours;

/// <summary>Turns values into the colours of classes: a class holds lower &lt;= value &lt; upper.</summary>
internal sealed class ClassColours : IFieldColours
{
    // As the values are: 0.2 mg/m3 stored in single precision is at the boundary, not a hair under it.
    private readonly float[] boundaries;
    private readonly uint[] colours;
    private readonly float mask;

    /// <param name="scheme">The classes.</param>
    /// <param name="factor">Units of the values per unit of the scheme.</param>
    /// <param name="maskBelow">Values below this, in their own units, are not drawn.</param>
    public ClassColours(ClassScheme scheme, double factor, double maskBelow)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        boundaries = [.. scheme.Boundaries.Select(boundary => (float)(boundary * factor))];
        // The colour of values below all boundaries, of those from each to the next, and of those from the last on.
        var open = scheme.Classes.Select(one => one.Colour);
        if (scheme.Classes[0].Lower is not null)
            open = open.Prepend(FieldColours.Transparent);
        if (scheme.Classes[^1].Upper is not null)
            open = open.Append(FieldColours.Transparent);
        colours = [.. open];
        mask = (float)maskBelow;
    }

    /// <inheritdoc/>
    public uint Of(float value)
    {
        if (!(value >= mask))
            return FieldColours.Transparent;
        // Few boundaries: a loop that most values leave at once is faster than a search.
        var index = 0;
        while (index < boundaries.Length && value >= boundaries[index])
            index++;
        return colours[index];
    }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> values, Span<uint> colours)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var coloured = MemoryMarshal.Cast<uint, Vector<uint>>(colours[..values.Length]);
        var least = new Vector<float>(mask);
        for (var index = 0; index < vectors.Length; index++)
        {
            var value = vectors[index];
            // Comparisons with NaN are false: what is missing is not drawn.
            var isDrawn = Vector.GreaterThanOrEqual(value, least);
            coloured[index] =
                isDrawn == Vector<int>.Zero ? Vector<uint>.Zero : ColoursOf(value) & Vector.AsVectorUInt32(isDrawn);
        }

        for (var cell = vectors.Length * Vector<float>.Count; cell < values.Length; cell++)
            colours[cell] = Of(values[cell]);
    }

    private Vector<uint> ColoursOf(Vector<float> value)
    {
        var found = new Vector<uint>(colours[0]);
        for (var index = 0; index < boundaries.Length; index++)
        {
            var isReached = Vector.GreaterThanOrEqual(value, new Vector<float>(boundaries[index]));
            found = Vector.ConditionalSelect(
                Vector.AsVectorUInt32(isReached),
                new Vector<uint>(colours[index + 1]),
                found
            );
        }

        return found;
    }
}
