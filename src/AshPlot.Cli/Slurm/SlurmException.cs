using AshPlot.Core.Errors;

namespace AshPlot.Cli.Slurm;

/// <summary>Slurm is not there, or did not take a job.</summary>
internal sealed class SlurmException(string message, Exception? innerException = null) : AshPlotException(message, innerException);
