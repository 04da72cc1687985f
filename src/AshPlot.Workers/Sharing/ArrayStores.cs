using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Sharing;

/// <summary>
/// The shared arrays of one pool by their names; made when first asked for, kept until the pool is disposed of. Safe
/// for any number of threads.
/// </summary>
internal sealed class ArrayStores : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (ArrayRequest Description, ArrayMemory Memory)> arrays = [];
    private bool disposed;

    /// <summary>An array for this process, which is the caller's to dispose of.</summary>
    /// <param name="request">What it must be.</param>
    /// <param name="byHandle">Whether this pool's channels pass handles, for a new one.</param>
    /// <exception cref="InvalidOperationException">There is another one of this name.</exception>
    /// <exception cref="IOException">There is not so much memory, or no descriptor for it.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed of.</exception>
    public SharedArray<T> Open<T>(ArrayRequest request, bool byHandle)
        where T : unmanaged
    {
        lock (gate)
            return Find(request, byHandle).Open<T>(request.Length);
    }

    /// <summary>
    /// Tells how another process gets an array: by a handle, which is the caller's to close, or by the path of a file.
    /// </summary>
    /// <inheritdoc cref="Open"/>
    public (SafeFileHandle? Handle, string Path) Share(ArrayRequest request, bool byHandle)
    {
        lock (gate)
        {
            var memory = Find(request, byHandle);
            if (memory.Path is { } path)
                return (null, path);
            return byHandle
                ? (memory.Duplicate(), "")
                : throw new InvalidOperationException(
                    $"The shared array '{request.Name}' cannot be sent by this pool's channel, which passes no handles."
                );
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            foreach (var (_, memory) in arrays.Values)
                memory.Dispose();
            arrays.Clear();
        }
    }

    private ArrayMemory Find(ArrayRequest request, bool byHandle)
    {
        ObjectDisposedException.ThrowIf(disposed, typeof(WorkerPool));
        if (!arrays.TryGetValue(request.Name, out var found))
            arrays.Add(
                request.Name,
                found = (
                    request,
                    byHandle && OperatingSystem.IsLinux()
                        ? ArrayMemory.WithoutName(request.Bytes)
                        : ArrayMemory.InFile(request.Bytes)
                )
            );
        return found.Description == request
            ? found.Memory
            : throw new InvalidOperationException(
                $"The shared array '{request.Name}' has {found.Description}; {request} were asked for."
            );
    }
}
