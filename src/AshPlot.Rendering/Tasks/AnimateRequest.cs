using AshPlot.Core.Finishing;

namespace AshPlot.Rendering.Tasks;

/// <summary>An animation to make.</summary>
/// <param name="Plan">The animation.</param>
/// <param name="Folder">The output folder.</param>
internal sealed record AnimateRequest(AnimationPlan Plan, string Folder);
