using AshPlot.Core.Errors;

namespace AshPlot.Rendering.Tasks;

/// <summary>An input error that a worker found; the message is the worker's own, with file and line or variable.</summary>
internal sealed class ReportedInputException(string message) : AshPlotException(message);
