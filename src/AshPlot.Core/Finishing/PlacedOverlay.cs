using System.Xml.Linq;

namespace AshPlot.Core.Finishing;

/// <summary>An overlay of a map that is to stand in the joined KMZ.</summary>
/// <param name="Level">The folder that it goes into; null for maps without a level.</param>
/// <param name="Element">Its <c>GroundOverlay</c>, with the picture's name in the joined KMZ.</param>
internal sealed record PlacedOverlay(string? Level, XElement Element);
