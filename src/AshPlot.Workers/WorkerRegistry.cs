using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Hosting;

namespace AshPlot.Workers;

/// <summary>What a worker can do. The same code makes it in worker processes and, for threads and serial, in the parent.</summary>
public sealed class WorkerRegistry
{
    private readonly Dictionary<string, TaskHandler> handlers = [];
    private Action<byte[], WorkerContext>? initializer;
    private Action? warmUp;

    /// <summary>Adds a task kind with what is to be done for it.</summary>
    /// <exception cref="ArgumentException">A kind of this name is there already.</exception>
    public WorkerRegistry Add<TArgument, TResult>(TaskKind<TArgument, TResult> kind, Func<TArgument, WorkerContext, TResult> handler)
    {
        if (!handlers.TryAdd(kind.Name, new TaskHandler<TArgument, TResult>(kind, handler)))
            throw new ArgumentException($"There is a task kind named '{kind.Name}' already.", nameof(kind));
        return this;
    }

    /// <summary>
    /// Sets what runs once in each worker, replacements too, before any task; the pool must then have
    /// <see cref="WorkerPoolOptions.Initializer"/>. If it throws, the pool is broken with that error.
    /// </summary>
    /// <exception cref="ArgumentException">There is an initializer already.</exception>
    public WorkerRegistry Initialize<TArgument>(JsonTypeInfo<TArgument> type, Action<TArgument, WorkerContext> initializer)
    {
        if (this.initializer is not null)
            throw new ArgumentException("There is an initializer already.", nameof(initializer));
        this.initializer = (json, context) => initializer(JsonSerializer.Deserialize(json, type)!, context);
        return this;
    }

    /// <summary>
    /// Sets what runs once in the process from which <see cref="StartMethod.Fork"/> forks the workers, so that all of them
    /// have it from the start: load fonts, draw something once. It must leave no thread behind (hence no thread pool, timer,
    /// Console.In or Process), open no file that tasks read, and not touch Environment.ProcessId, which keeps its first
    /// answer. Not run by other start methods.
    /// </summary>
    /// <exception cref="ArgumentException">There is a warm-up already.</exception>
    public WorkerRegistry WarmUp(Action action)
    {
        if (warmUp is not null)
            throw new ArgumentException("There is a warm-up already.", nameof(action));
        warmUp = action;
        return this;
    }

    internal void RunWarmUp() => warmUp?.Invoke();

    internal TaskHandler? Find(string kind) => handlers.GetValueOrDefault(kind);

    internal void RunInitializer(byte[]? argument, WorkerContext context)
    {
        if (argument is null != initializer is null)
        {
            throw new InvalidOperationException(argument is null
                ? "The workers have an initializer, but the pool's options have no argument for it."
                : "The pool's options have an initializer argument, but the workers have no initializer.");
        }

        initializer?.Invoke(argument!, context);
    }
}
