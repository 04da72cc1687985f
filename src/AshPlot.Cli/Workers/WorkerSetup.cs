namespace AshPlot.Cli.Workers;

/// <summary>What every worker is told before its first task.</summary>
/// <param name="Verbose">True when debug events are wanted.</param>
internal sealed record WorkerSetup(bool Verbose);
