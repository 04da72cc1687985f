namespace AshPlot.Workers.Hosting;

/// <summary>Someone in the worker who waits for a frame from the parent.</summary>
internal sealed class Waiter
{
    public byte[]? Body { get; set; }
}
