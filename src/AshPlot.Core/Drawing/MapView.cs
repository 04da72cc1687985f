using AshPlot.Core.Errors;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Which part of the Earth a map shows, how it is projected and where it lies on the picture: all that turns a place
/// into a pixel and back. The painter draws by it and the manifest tells it.
/// </summary>
internal sealed record MapView
{
    /// <summary>
    /// The box that the map is to hold, as far as the projection can show it. The map's corners may show more.
    /// </summary>
    public required GeoExtent Extent { get; init; }

    /// <summary>How places become coordinates of the frame.</summary>
    public required IMapProjection Projection { get; init; }

    /// <summary>Where everything stands on the picture.</summary>
    public required FigureLayout Layout { get; init; }

    /// <summary>The map's rectangle on the picture and its edges in projected coordinates.</summary>
    public MapFrame Frame => Layout.Frame;

    /// <summary>
    /// How much detail of coasts and borders the map can show: what a pixel spans on the ground decides.
    /// </summary>
    public BaseMapScale BaseMapScale =>
        KilometresPerPixel switch
        {
            > 25 => BaseMapScale.Coarse110m,
            > 2 => BaseMapScale.Medium50m,
            _ => BaseMapScale.Fine10m,
        };

    // Beyond it a map in degrees is a strip; polar-stereographic is for such places.
    private const double MostLatitudeOfStretch = 75;

    /// <summary>What a pixel spans on the ground where the projection is true.</summary>
    public double KilometresPerPixel =>
        (Projection.Parameters.Units == "degrees" ? Earth.MetresPerDegree : 1) / Frame.PixelsPerY / 1000;

    /// <summary>The view of a box.</summary>
    /// <param name="extent">The box, as <see cref="MapExtent"/> chooses it.</param>
    /// <param name="options">Projection, central longitude and size.</param>
    /// <param name="legend">What explains the colours.</param>
    /// <exception cref="InvalidOptionException">The projection cannot show the box.</exception>
    public static MapView Of(GeoExtent extent, MapOptions options, LegendKind legend = LegendKind.Bar)
    {
        ArgumentNullException.ThrowIfNull(extent);
        ArgumentNullException.ThrowIfNull(options);
        var (shown, projection) = Project(extent, options);
        return new MapView
        {
            Extent = shown,
            Projection = projection,
            Layout = FigureLayout.Of(
                options.Size,
                ProjectedBox.Around(shown, projection),
                legend,
                options.Stamp is not null,
                Stretch(shown, projection),
                options.Limits is null ? (box, proportions) => WidenedBox.Of(box, proportions, projection) : null
            ),
        };
    }

    /// <summary>What the projection can show of a box.</summary>
    /// <exception cref="InvalidOptionException">It can show nothing of it.</exception>
    internal static (GeoExtent Shown, IMapProjection Projection) Project(GeoExtent extent, MapOptions options)
    {
        var name = ProjectionChoice.For(options, extent);
        var projection = MapProjections.For(name, extent, options.CentralLongitude);
        var shown = projection.Fit(extent);
        return shown.Height > 0
            ? (shown, projection)
            : throw new InvalidOptionException(
                nameof(MapOptions.Projection),
                $"{name} cannot show such latitudes; choose another, or other {OptionNames.Of(nameof(MapOptions.Limits))}"
            );
    }

    /// <summary>
    /// Away from the equator a degree of latitude is longer than one of longitude: a map in degrees has the proportions
    /// of the Earth at its middle latitude (equirectangular projection, Snyder section 12). One of the globe has its
    /// usual ones.
    /// </summary>
    internal static double Stretch(GeoExtent shown, IMapProjection projection) =>
        !projection.IsInDegrees || shown.Width >= ProjectionChoice.LeastWidthOfGlobe
            ? 1
            : 1 / Math.Cos(Earth.Radians(Math.Min(Math.Abs(shown.CentralLatitude), MostLatitudeOfStretch)));

    /// <summary>Place on the picture of a place on the Earth, in pixels; a pixel's centre is at a half.</summary>
    public (double X, double Y) ToPicture(double longitude, double latitude)
    {
        var (x, y) = Projection.Forward(longitude, latitude);
        return Frame.ToPicture(x, y);
    }
}
