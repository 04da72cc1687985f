using System.Numerics;

namespace AshPlot.Core.Colours;

/// <summary>Turns values into colours by a table and a scale.</summary>
/// <param name="table">Colours from lowest to highest, 0xAARRGGBB.</param>
/// <param name="scale">Values of the first and the last colour.</param>
/// <param name="maskBelow">A value is drawn if it is at or above this.</param>
internal sealed class FieldColours(uint[] table, ColourScale scale, double maskBelow) : IFieldColours
{
    /// <summary>What a cell that is not drawn gets: no colour at all.</summary>
    public const uint Transparent = 0;

    // As the values are: the mask 1e-8 is a little more than the single-precision value 1e-8, which is to be drawn.
    private readonly float mask = (float)maskBelow;

    // The linear case by single precision and a multiplication: it is the inner loop of every map.
    private readonly float offset = (float)scale.Min;
    private readonly float factor = (float)(table.Length / (scale.Max - scale.Min));

    /// <summary>Colours one value; NaN and values under the mask are <see cref="Transparent"/>.</summary>
    public uint Of(float value) =>
        !(value >= mask) ? Transparent
        : scale.Kind == ScaleKind.Log ? Logarithmic(value)
        : Linear(value);

    /// <summary>Colours a whole slice.</summary>
    /// <param name="values">Values [latitude, longitude].</param>
    /// <param name="colours">Receives a colour for each value.</param>
    public void Apply(ReadOnlySpan<float> values, Span<uint> colours)
    {
        // Most of most slices is not drawn, and passed over many values at a time.
        var least = new Vector<float>(mask);
        var cell = 0;
        for (; cell + Vector<float>.Count <= values.Length; cell += Vector<float>.Count)
        {
            if (Vector.GreaterThanOrEqualAny(new Vector<float>(values[cell..]), least))
                ApplyOneByOne(values.Slice(cell, Vector<float>.Count), colours[cell..]);
            else
                Vector<uint>.Zero.CopyTo(colours[cell..]);
        }

        ApplyOneByOne(values[cell..], colours[cell..]);
    }

    private void ApplyOneByOne(ReadOnlySpan<float> values, Span<uint> colours)
    {
        if (scale.Kind == ScaleKind.Log)
        {
            for (var cell = 0; cell < values.Length; cell++)
                colours[cell] = values[cell] >= mask ? Logarithmic(values[cell]) : Transparent;
            return;
        }

        for (var cell = 0; cell < values.Length; cell++)
            colours[cell] = values[cell] >= mask ? Linear(values[cell]) : Transparent;
    }

    private uint Linear(float value) => table[Math.Clamp((int)((value - offset) * factor), 0, table.Length - 1)];

    private uint Logarithmic(float value)
    {
        var position = scale.Position(value) * table.Length;
        return table[
            position >= table.Length ? table.Length - 1
            : position > 0 ? (int)position
            : 0
        ];
    }
}

/// <summary>Turns values into colours, 0xAARRGGBB.</summary>
internal interface IFieldColours
{
    /// <summary>Colours one value; NaN and what is not drawn are <see cref="FieldColours.Transparent"/>.</summary>
    uint Of(float value);

    /// <summary>Colours a whole slice.</summary>
    /// <param name="values">Values [latitude, longitude].</param>
    /// <param name="colours">Receives a colour for each value.</param>
    void Apply(ReadOnlySpan<float> values, Span<uint> colours);
}
