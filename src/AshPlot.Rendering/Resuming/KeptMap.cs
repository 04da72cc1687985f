using System.Collections.Immutable;
using AshPlot.Core.Output;

namespace AshPlot.Rendering.Resuming;

/// <summary>A map that was drawn, as the journal has it.</summary>
/// <param name="Files">Its files, as the worker wrote them.</param>
/// <param name="Request">SHA-256 of what the worker was told, with the scale that it shares with others.</param>
/// <param name="Drawn">What came of drawing it.</param>
/// <param name="Pid">The worker's process.</param>
/// <param name="Attempts">How often it was tried.</param>
internal sealed record KeptMap(ImmutableArray<FileStamp> Files, string Request, KeptDrawing Drawn, int Pid, int Attempts);
