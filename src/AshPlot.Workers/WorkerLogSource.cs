namespace AshPlot.Workers;

/// <summary>Where a log event comes from.</summary>
public enum WorkerLogSource
{
    /// <summary>Code in the worker, through its <see cref="WorkerLog"/>.</summary>
    Worker,

    /// <summary>A line that the worker's process wrote to standard output.</summary>
    StandardOutput,

    /// <summary>A line that the worker's process wrote to standard error.</summary>
    StandardError,

    /// <summary>The pool itself, about the worker.</summary>
    Pool,
}
