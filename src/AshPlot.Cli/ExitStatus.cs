namespace AshPlot.Cli;

/// <summary>Exit statuses that the command line promises.</summary>
internal static class ExitStatus
{
    /// <summary>All done.</summary>
    public const int Done = 0;

    /// <summary>Some maps failed.</summary>
    public const int SomeFailed = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Input that cannot be read, or output that cannot be written from the start.</summary>
    public const int InputOrOutput = 3;

    /// <summary>The worker pool broke.</summary>
    public const int PoolBroken = 4;

    /// <summary>Stopped since the terminal was closed: 128 + SIGHUP.</summary>
    public const int HungUp = 129;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
