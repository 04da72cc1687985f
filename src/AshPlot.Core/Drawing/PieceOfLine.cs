namespace AshPlot.Core.Drawing;

/// <summary>Receives a piece of a line that was cut.</summary>
/// <param name="points">Degrees east and north; valid during the call.</param>
/// <param name="isRing">True when a last edge leads back to the first point.</param>
internal delegate void PieceOfLine(ReadOnlySpan<(double Longitude, double Latitude)> points, bool isRing);
