namespace AshPlot.Core.Grids;

/// <summary>Turns true places into coordinates along the axes of a grid, and back. Immutable.</summary>
internal interface IGridProjection
{
    /// <summary>Coordinates of a place: metres, or degrees of a rotated grid; not finite where it has none.</summary>
    (double X, double Y) Forward(double longitude, double latitude);

    /// <summary>The place at coordinates, degrees east and north; NaN where there is none.</summary>
    (double Longitude, double Latitude) Inverse(double x, double y);
}
