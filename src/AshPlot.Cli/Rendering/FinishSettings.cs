namespace AshPlot.Cli.Rendering;

/// <summary>What is made of the finished maps, beside manifest and pages.</summary>
/// <param name="Animate">An animation for each quantity and level.</param>
/// <param name="MergePdf">One document with a page per map.</param>
internal sealed record FinishSettings(bool Animate, bool MergePdf);
