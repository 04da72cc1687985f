using System.Globalization;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Planning;

/// <summary>Size of a picture in pixels.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public sealed record PixelSize(int Width, int Height)
{
    private const int Smallest = 200;
    private const int Largest = 10000;

    /// <summary>Reads <c>WxH</c>.</summary>
    /// <exception cref="InvalidOptionException">It is no size, or too small or large to draw.</exception>
    public static PixelSize Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('x', 'X');
        if (
            parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && width is >= Smallest and <= Largest
            && height is >= Smallest and <= Largest
        )
            return new PixelSize(width, height);
        throw new InvalidOptionException(
            nameof(MapOptions.Size),
            $"'{text}' is not a valid size; expected WIDTHxHEIGHT, for example 1000x750, each from {Smallest} to {Largest}"
        );
    }
}
