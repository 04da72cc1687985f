namespace AshPlot.Core.Exporting;

/// <summary>A picture over the ground and its edges in degrees.</summary>
/// <param name="Png">The picture; without colour where nothing is.</param>
/// <param name="West">Western edge, -180..180.</param>
/// <param name="East">Eastern edge, -180..180.</param>
/// <param name="South">Southern edge.</param>
/// <param name="North">Northern edge.</param>
internal sealed record OverlayPicture(byte[] Png, double West, double East, double South, double North);
