using ScottPlot;

namespace AshPlot.Core.Colours;

/// <summary>
/// Cividis, made to look the same to readers with and without red-green colour blindness (Nunez, Anderton and Renslow,
/// PLOS ONE 13(7), 2018), which ScottPlot lacks. Here by a polynomial of the fifth degree in each channel, fitted to
/// the published colours and off by a few of 255 (the coefficients are those of d3-scale-chromatic, ISC licence).
/// </summary>
internal sealed class Cividis : IColormap
{
    private static readonly double[] Red = [-4.54, -35.34, 2381.73, -6402.70, 7024.72, -2710.57];
    private static readonly double[] Green = [32.49, 170.73, 52.82, -131.46, 176.58, -67.37];
    private static readonly double[] Blue = [81.24, 442.36, -2482.43, 6167.24, -6614.94, 2475.67];

    public string Name => "Cividis";

    public Color GetColor(double position) =>
        new(Channel(Red, position), Channel(Green, position), Channel(Blue, position));

    private static byte Channel(double[] coefficients, double position)
    {
        var value = 0.0;
        for (var power = coefficients.Length - 1; power >= 0; power--)
            value = (value * position) + coefficients[power];
        return (byte)Math.Round(Math.Clamp(value, 0, 255));
    }
}
