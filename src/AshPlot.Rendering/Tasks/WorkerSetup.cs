namespace AshPlot.Rendering.Tasks;

/// <summary>What every worker is told before its first task.</summary>
/// <param name="Verbose">True when debug events are wanted.</param>
/// <param name="RoomForSlices">Most bytes of slices that the worker keeps between measuring and drawing.</param>
internal sealed record WorkerSetup(bool Verbose, long RoomForSlices = 0);
