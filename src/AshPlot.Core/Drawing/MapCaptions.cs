namespace AshPlot.Core.Drawing;

/// <summary>The texts of one map.</summary>
/// <param name="Title">What is shown, on which level.</param>
/// <param name="Subtitle">When, and what was done over time.</param>
/// <param name="FootLeft">Which run.</param>
/// <param name="FootRight">The largest value.</param>
/// <param name="Notice">Text across the map where there is nothing to show, else null.</param>
public sealed record MapCaptions(string Title, string Subtitle, string FootLeft, string FootRight, string? Notice);
