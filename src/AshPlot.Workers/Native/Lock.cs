#if !NET9_0_OR_GREATER
namespace System.Threading;

/// <summary>The lock that .NET has since version 9, for .NET 8 by a monitor.</summary>
internal sealed class Lock
{
    private readonly object monitor = new();

    public Scope EnterScope()
    {
        Monitor.Enter(monitor);
        return new Scope(monitor);
    }

    public readonly ref struct Scope(object held)
    {
        public void Dispose() => Monitor.Exit(held);
    }
}
#endif
