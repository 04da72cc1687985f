namespace AshPlot.Core.Colours;

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
