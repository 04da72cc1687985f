namespace AshPlot.Core.Errors;

/// <summary>A system library that this input needs is not installed.</summary>
public sealed class MissingLibraryException(string message, Exception? innerException = null)
    : AshPlotException(message, innerException);
