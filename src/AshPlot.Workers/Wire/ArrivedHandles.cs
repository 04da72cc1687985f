using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Wire;

/// <summary>Descriptors that a peer has sent, in their order, until the frames that they belong to are read.</summary>
internal sealed class ArrivedHandles : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<SafeFileHandle> handles = [];

    public void Add(int descriptor) => Add(new SafeFileHandle(descriptor, ownsHandle: true));

    public void Add(SafeFileHandle handle)
    {
        lock (gate)
            handles.Enqueue(handle);
    }

    public SafeFileHandle? Take()
    {
        lock (gate)
            return handles.TryDequeue(out var handle) ? handle : null;
    }

    /// <summary>Closes those that were not taken.</summary>
    public void Dispose()
    {
        while (Take() is { } handle)
            handle.Dispose();
    }
}
