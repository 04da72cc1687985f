namespace AshPlot.Workers.Wire;

/// <summary>A frame outgrew the limit while it was written. Turned into the public error of whatever was being written.</summary>
internal sealed class FrameTooLongException(int limit)
    : InvalidOperationException($"It is longer than the {limit} bytes that a frame may have (WorkerPoolOptions.MaximumFrameLength).");
