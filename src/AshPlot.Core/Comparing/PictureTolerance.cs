using AshPlot.Core.Errors;

namespace AshPlot.Core.Comparing;

/// <summary>
/// How much a picture may differ from the expected one. Both limits must hold; by default nothing may differ.
/// </summary>
/// <param name="RootMeanSquare">Largest root mean square of the differences of all channels, which are 0 to
/// 255.</param>
/// <param name="MaxDifferentPercent">Largest share of different pixels, 0 to 100.</param>
/// <param name="Channel">A pixel is different if one of its channels differs by more than this, 0 to 255.</param>
public sealed record PictureTolerance(double RootMeanSquare = 0, double MaxDifferentPercent = 0, int Channel = 0)
{
    /// <summary>Nothing may differ.</summary>
    public static PictureTolerance None { get; } = new();

    /// <summary>Checks the limits.</summary>
    /// <exception cref="InvalidOptionException">A limit is negative, no number, or over what can be.</exception>
    public PictureTolerance Check()
    {
        // Written so that NaN, which compares as false, is refused.
        if (!(RootMeanSquare >= 0 && RootMeanSquare <= 255))
            throw new InvalidOptionException(nameof(RootMeanSquare), "give a root mean square from 0 to 255");
        if (!(MaxDifferentPercent >= 0 && MaxDifferentPercent <= 100))
            throw new InvalidOptionException(nameof(MaxDifferentPercent), "give a percentage from 0 to 100");
        if (Channel is < 0 or > 255)
            throw new InvalidOptionException(nameof(Channel), "give a whole number from 0 to 255");
        return this;
    }

    /// <summary>True when a difference is within both limits.</summary>
    internal bool Allows(PictureDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.RootMeanSquare <= RootMeanSquare && difference.DifferentPercent <= MaxDifferentPercent;
    }
}
