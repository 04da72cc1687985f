using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Pool;

/// <summary>Takes a frame that a worker has sent.</summary>
internal delegate void FrameHandler(Frame frame);
