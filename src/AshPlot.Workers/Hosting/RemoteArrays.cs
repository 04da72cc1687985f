using AshPlot.Workers.Sharing;

namespace AshPlot.Workers.Hosting;

/// <summary>
/// The shared arrays that a worker has asked its parent for, each once. Safe for any number of threads.
/// </summary>
internal sealed class RemoteArrays(ParentLink link) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, IDisposable> arrays = [];

    public SharedArray<T> Get<T>(string name, int length)
        where T : unmanaged
    {
        lock (gate)
        {
            if (
                arrays.TryGetValue(name, out var known)
                && known is SharedArray<T> { IsDisposed: false } array
                && array.Length == length
            )
                return array;
        }

        // Not while the lock is held: the reply may be read by a thread that is about to ask for another one.
        var (handle, path) = link.Call(ArrayRequest.For<T>(name, length));
        var opened = handle is null ? SharedArray<T>.Open(path, length) : SharedArray<T>.Open(handle, length);
        lock (gate)
        {
            if (arrays.TryGetValue(name, out var other) && other is SharedArray<T> { IsDisposed: false } first)
            {
                opened.Dispose();
                return first;
            }

            arrays[name] = opened;
            return opened;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var array in arrays.Values)
                array.Dispose();
            arrays.Clear();
        }
    }
}
