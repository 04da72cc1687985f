namespace AshPlot.Core.Geography;

/// <summary>A stretch of longitudes.</summary>
/// <param name="West">Where it begins, degrees east.</param>
/// <param name="Width">How far east it goes, degrees; 360 for all round.</param>
internal sealed record LongitudeArc(double West, double Width)
{
    /// <summary>Where it ends, not below <see cref="West"/>.</summary>
    public double East => West + Width;
}
