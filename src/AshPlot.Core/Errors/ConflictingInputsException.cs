namespace AshPlot.Core.Errors;

/// <summary>
/// The inputs cannot be one run, or one ensemble: two of them hold the same slice, their formats or models differ, or too many members
/// cannot be read.
/// </summary>
public sealed class ConflictingInputsException(string message, Exception? innerException = null) : AshPlotException(message, innerException);
