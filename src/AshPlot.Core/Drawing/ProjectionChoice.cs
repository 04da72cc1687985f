using AshPlot.Core.Geography;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing;

/// <summary>The projection of a map where the options leave it to the area (<c>auto</c>).</summary>
internal static class ProjectionChoice
{
    /// <summary>Degrees of longitude from which a map is one of the globe.</summary>
    public const double LeastWidthOfGlobe = 180;

    private const double LeastPolarLatitude = 66;
    private const double MostTropicalLatitude = 25;

    // A cap round a pole, and not a belt of the globe.
    private const double LeastLatitudeOfCap = 45;

    /// <summary>
    /// The name of the projection of a box: degrees for the globe, polar stereographic round a pole, Mercator's in the
    /// tropics, Lambert's between.
    /// </summary>
    public static string For(MapOptions options, GeoExtent extent)
    {
        if (options.Projection != MapProjections.Automatic)
            return options.Projection;
        if (extent.Width >= LeastWidthOfGlobe)
            return extent.South >= LeastLatitudeOfCap || extent.North <= -LeastLatitudeOfCap
                ? PolarStereographic.OptionName
                : PlateCarree.OptionName;
        return Math.Abs(extent.CentralLatitude) switch
        {
            >= LeastPolarLatitude => PolarStereographic.OptionName,
            <= MostTropicalLatitude => Mercator.OptionName,
            _ => LambertConformal.OptionName,
        };
    }
}
