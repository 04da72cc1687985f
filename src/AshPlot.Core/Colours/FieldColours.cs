namespace AshPlot.Core.Colours;

/// <summary>Turns values into colours by a table and a scale.</summary>
/// <param name="table">Colours from lowest to highest, 0xAARRGGBB.</param>
/// <param name="scale">Values of the first and the last colour.</param>
/// <param name="maskBelow">A value is drawn if it is at or above this.</param>
public sealed class FieldColours(uint[] table, ColourScale scale, double maskBelow)
{
    /// <summary>What a cell that is not drawn gets: no colour at all.</summary>
    public const uint Transparent = 0;

    /// <summary>Colours one value; NaN and values under the mask are <see cref="Transparent"/>.</summary>
    public uint Of(float value)
    {
        if (!(value >= maskBelow))
            return Transparent;
        var position = scale.Position(value) * table.Length;
        var index = position >= table.Length ? table.Length - 1 : position > 0 ? (int)position : 0;
        return table[index];
    }

    /// <summary>Colours a whole slice.</summary>
    /// <param name="values">Values [latitude, longitude].</param>
    /// <param name="colours">Receives a colour for each value.</param>
    public void Apply(ReadOnlySpan<float> values, Span<uint> colours)
    {
        if (scale.Kind == ScaleKind.Log)
        {
            for (var cell = 0; cell < values.Length; cell++)
                colours[cell] = Of(values[cell]);
            return;
        }

        // The linear case by single precision and a multiplication: it is the inner loop of every map.
        var last = table.Length - 1;
        var offset = (float)scale.Min;
        var factor = (float)(table.Length / (scale.Max - scale.Min));
        var mask = (float)maskBelow;
        for (var cell = 0; cell < values.Length; cell++)
        {
            var value = values[cell];
            colours[cell] = value >= mask ? table[Math.Clamp((int)((value - offset) * factor), 0, last)] : Transparent;
        }
    }
}
