namespace AshPlot.Workers;

/// <summary>The worker's <see cref="WorkerRegistry"/> holds no task kind of this name.</summary>
public sealed class UnknownTaskKindException : WorkerTaskException
{
    internal UnknownTaskKindException(string kind)
        : base($"The worker knows no task kind named '{kind}'. Add it to the registry that the worker is started with.") => Kind = kind;

    /// <summary>The name that was asked for.</summary>
    public string Kind { get; }
}
