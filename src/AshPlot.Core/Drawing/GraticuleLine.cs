using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>A meridian or parallel on the picture.</summary>
/// <param name="Points">Places on the picture, close enough together to look like a curve.</param>
/// <param name="Label">Its name.</param>
/// <param name="IsMeridian">Meridian or parallel.</param>
internal sealed record GraticuleLine(SKPoint[] Points, string Label, bool IsMeridian);
