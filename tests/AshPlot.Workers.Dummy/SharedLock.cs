namespace AshPlot.Workers.Dummy;

/// <summary>A lock of an assembly that parent and workers both load, as a logger or a cache has one.</summary>
public static class SharedLock
{
    /// <summary>The lock.</summary>
    public static readonly object Gate = new();
}
