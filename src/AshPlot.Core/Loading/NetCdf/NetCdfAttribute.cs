using System.Collections.Immutable;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>An attribute of a variable or of a whole file: text, or numbers.</summary>
/// <param name="Name">Its name; may hold blanks.</param>
/// <param name="Type">External type.</param>
/// <param name="Text">The text without trailing blanks and zero bytes; null for numbers.</param>
/// <param name="Numbers">The numbers; empty for text.</param>
internal sealed record NetCdfAttribute(string Name, NetCdfType Type, string? Text, ImmutableArray<double> Numbers)
{
    /// <summary>A text attribute.</summary>
    public static NetCdfAttribute OfText(string name, string text) => new(name, NetCdfType.Text, text, []);

    /// <summary>An attribute of 64-bit numbers.</summary>
    public static NetCdfAttribute OfDouble(string name, params ReadOnlySpan<double> numbers) =>
        new(name, NetCdfType.Double, null, [.. numbers]);

    /// <summary>An attribute of 32-bit numbers, e.g. the <c>_FillValue</c> of a float variable.</summary>
    public static NetCdfAttribute OfFloat(string name, params ReadOnlySpan<float> numbers)
    {
        var widened = ImmutableArray.CreateBuilder<double>(numbers.Length);
        foreach (var number in numbers)
            widened.Add(number);
        return new NetCdfAttribute(name, NetCdfType.Float, null, widened.MoveToImmutable());
    }

    /// <summary>An attribute of 32-bit integers.</summary>
    public static NetCdfAttribute OfInt(string name, params ReadOnlySpan<int> numbers)
    {
        var widened = ImmutableArray.CreateBuilder<double>(numbers.Length);
        foreach (var number in numbers)
            widened.Add(number);
        return new NetCdfAttribute(name, NetCdfType.Int, null, widened.MoveToImmutable());
    }
}
