using AshPlot.Core.Runs;

namespace AshPlot.Rendering.Tasks;

/// <summary>A slice whose range is wanted: one to a task, so that time limit and retries are those of a slice and a failure leaves out no other.</summary>
/// <param name="Quantity">Index into the quantities of the job.</param>
/// <param name="Slice">The slice.</param>
/// <param name="Keep">True where it is drawn later on and should be kept for that.</param>
internal sealed record MeasureRequest(int Quantity, SliceDescription Slice, bool Keep = false);
