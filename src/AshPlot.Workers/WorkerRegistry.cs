using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Formats;
using AshPlot.Workers.Hosting;

namespace AshPlot.Workers;

/// <summary>
/// What a worker can do. The same code makes it in worker processes and, for threads and serial, in the parent.
/// </summary>
public sealed class WorkerRegistry
{
    private readonly Dictionary<string, TaskHandler> handlers = [];
    private Action<byte[], WorkerContext>? initializer;
    private Action? warmUp;
    private Action? afterFork;

    /// <summary>What is said of an exception beside its message.</summary>
    internal Func<Exception, TaskError?>? ErrorDescription { get; private set; }

    /// <summary>Adds a task kind with what is to be done for it.</summary>
    /// <exception cref="ArgumentException">A kind of this name is there already.</exception>
    public WorkerRegistry Add<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        Func<TArgument, WorkerContext, TResult> handler
    ) => Add(kind.Name, new TaskHandler<TArgument, TResult>(kind, handler));

    /// <summary>
    /// Adds a task kind with what is to be done for it, asynchronously. The worker still has one task at a time: its
    /// main thread waits meanwhile. Not for workers that are forked and compiled ahead of time, whose handlers should
    /// keep to one thread.
    /// </summary>
    /// <exception cref="ArgumentException">A kind of this name is there already.</exception>
    public WorkerRegistry AddAsync<TArgument, TResult>(
        TaskKind<TArgument, TResult> kind,
        Func<TArgument, WorkerContext, ValueTask<TResult>> handler
    ) => Add(kind, (argument, context) =>
        {
            var result = handler(argument, context);
            return result.IsCompleted ? result.Result : result.AsTask().GetAwaiter().GetResult();
        });

    /// <summary>
    /// Sets what runs once in each worker, replacements too, before any task; the pool must then have
    /// <see cref="WorkerPoolOptions.Initializer"/>. If it throws, the pool is broken with that error.
    /// </summary>
    /// <exception cref="ArgumentException">An initializer has already been set.</exception>
    public WorkerRegistry Initialize<TArgument>(
        JsonTypeInfo<TArgument> type,
        Action<TArgument, WorkerContext> initializer
    )
    {
        if (this.initializer is not null)
            throw new ArgumentException("An initializer has already been set.", nameof(initializer));
        this.initializer = (json, context) => initializer(LenientJson.Read(json, type), context);
        return this;
    }

    /// <summary>
    /// Sets what runs once in the process from which <see cref="StartMethod.Fork"/> forks the workers, so that all of
    /// them have it from the start: load fonts, draw something once. It must leave no thread behind (hence no thread
    /// pool, timer, Console.In or Process), open no file that tasks read, and not touch Environment.ProcessId, which
    /// keeps its first answer. Not run by other start methods.
    /// </summary>
    /// <exception cref="ArgumentException">A warm-up has already been set.</exception>
    public WorkerRegistry WarmUp(Action action)
    {
        if (warmUp is not null)
            throw new ArgumentException("A warm-up has already been set.", nameof(action));
        warmUp = action;
        return this;
    }

    /// <summary>
    /// Sets what runs once in each worker that was forked, before its initializer: what must differ between workers
    /// although they are copies of one process. A random generator that the warm-up has made or used,
    /// <see cref="Random.Shared"/> among them, gives the same numbers in all of them; make a new one here. Not run by
    /// other start methods. If it throws, the pool is broken with that error.
    /// </summary>
    /// <exception cref="ArgumentException">Such an action is there already.</exception>
    public WorkerRegistry AfterFork(Action action)
    {
        if (afterFork is not null)
            throw new ArgumentException("An after-fork action has already been set.", nameof(action));
        afterFork = action;
        return this;
    }

    /// <summary>
    /// Sets what is said of an exception that a task throws, beside its message: no type travels, so that the parent
    /// makes an exception of the same sort from the kind and the data (<see cref="RemoteTaskException.Kind"/>). Null
    /// says nothing.
    /// </summary>
    /// <exception cref="ArgumentException">A description has already been set.</exception>
    public WorkerRegistry DescribeErrors(Func<Exception, TaskError?> description)
    {
        if (ErrorDescription is not null)
            throw new ArgumentException("A description of errors has already been set.", nameof(description));
        ErrorDescription = description;
        return this;
    }

    private WorkerRegistry Add(string kind, TaskHandler handler)
    {
        if (!handlers.TryAdd(kind, handler))
            throw new ArgumentException($"A task kind named '{kind}' has already been added.", nameof(kind));
        return this;
    }

    /// <summary>The registry in a worker that was forked with it.</summary>
    internal WorkerRegistry AfterFork()
    {
        afterFork?.Invoke();
        return this;
    }

    internal void RunWarmUp() => warmUp?.Invoke();

    internal TaskHandler? Find(string kind) => handlers.GetValueOrDefault(kind);

    internal void RunInitializer(byte[]? argument, WorkerContext context)
    {
        if (argument is null != initializer is null)
        {
            throw new InvalidOperationException(
                argument is null
                    ? "The workers have an initializer, but the pool's options have no argument for it."
                    : "The pool's options have an initializer argument, but the workers have no initializer."
            );
        }

        initializer?.Invoke(argument!, context);
    }
}
