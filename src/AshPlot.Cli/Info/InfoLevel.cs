namespace AshPlot.Cli.Info;

/// <summary>A level.</summary>
internal sealed record InfoLevel(string? Name, double? Value, double? Lower, double? Upper, string? Units);
