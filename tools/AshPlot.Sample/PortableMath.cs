namespace AshPlot.Sample;

/// <summary>Trigonometry that gives the same bits on every machine.</summary>
/// <remarks>
/// <see cref="Math.Sin"/> asks the C library, whose last bit differs between libraries and processors. The sample is
/// compared byte for byte, so it is made of + - * / and square roots alone, which IEEE 754 defines exactly and which
/// the runtime never contracts. The error of the series is below 1e-11.
/// </remarks>
internal static class PortableMath
{
    /// <summary>Sine of an angle in radians.</summary>
    public static double Sine(double angle)
    {
        var reduced = angle - (2 * Math.PI * Math.Floor((angle / (2 * Math.PI)) + 0.5));
        if (reduced > Math.PI / 2)
            reduced = Math.PI - reduced;
        else if (reduced < -Math.PI / 2)
            reduced = -Math.PI - reduced;

        var square = reduced * reduced;
        var sum = 1.0;
        for (var factor = 14; factor >= 2; factor -= 2)
            sum = 1 - (square * sum / (factor * (factor + 1)));
        return reduced * sum;
    }

    /// <summary>Cosine of an angle in radians.</summary>
    public static double Cosine(double angle) => Sine(angle + (Math.PI / 2));

    /// <summary>Radians of degrees.</summary>
    public static double Radians(double degrees) => degrees * (Math.PI / 180);
}
