namespace AshPlot.Core.Reporting;

/// <summary>A level or a time in the viewer.</summary>
/// <param name="Name">As in the manifest; it goes into the address of the page.</param>
/// <param name="Text">For people.</param>
/// <param name="Bounds">Its bounds for people, or null.</param>
internal sealed record ViewerChoice(string Name, string Text, string? Bounds);
