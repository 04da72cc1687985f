namespace AshPlot.Workers.Sharing;

/// <summary>One change of a store; a null value is a removal.</summary>
internal readonly record struct StoreChange(string Key, byte[]? Value);
