namespace AshPlot.Core.Errors;

/// <summary>The inputs cannot be one run: two of them hold the same slice, or their formats or models differ.</summary>
public sealed class ConflictingInputsException(string message) : AshPlotException(message);
