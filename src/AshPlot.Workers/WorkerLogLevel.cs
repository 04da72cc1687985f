namespace AshPlot.Workers;

/// <summary>How grave a log event is. Numbers and names are those of Serilog's levels.</summary>
public enum WorkerLogLevel
{
    /// <summary>The finest detail.</summary>
    Verbose,

    /// <summary>For whoever develops the program.</summary>
    Debug,

    /// <summary>What a user may want to know.</summary>
    Information,

    /// <summary>Something is not as it should be.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>The program cannot go on.</summary>
    Fatal,
}
