using System.IO.Pipes;
using AshPlot.Workers.Native;

namespace AshPlot.Workers.Wire;

/// <summary>
/// A channel over a connected named pipe. On Unix .NET builds these on sockets, so that they can be half-closed too.
/// </summary>
internal sealed class PipeChannel(PipeStream pipe) : IChannel
{
    private readonly Lock sending = new();

    /// <summary>For <c>poll</c>; meaningful on Unix only.</summary>
    public nint Descriptor => pipe.SafePipeHandle.DangerousGetHandle();

    public void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            lock (sending)
                pipe.Write(bytes);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            throw new ChannelClosedException(exception);
        }
    }

    public int Receive(Span<byte> buffer)
    {
        try
        {
            return pipe.Read(buffer);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            return 0;
        }
    }

    public void FinishSending() => Shutdown(LibC.ShutdownWrite);

    public void Abort()
    {
        if (OperatingSystem.IsWindows())
            pipe.Dispose();
        else
            Shutdown(LibC.ShutdownBoth);
    }

    public void Dispose() => pipe.Dispose();

    private static bool IsEnd(Exception exception) =>
        exception is IOException or ObjectDisposedException or InvalidOperationException;

    private void Shutdown(int how)
    {
        // A pipe of Windows cannot be half-closed: there a busy worker is asked by nothing and killed after the stop
        // timeout.
        if (OperatingSystem.IsWindows() || pipe.SafePipeHandle.IsClosed)
            return;
        var handle = pipe.SafePipeHandle;
        var taken = false;
        try
        {
            handle.DangerousAddRef(ref taken);
            _ = LibC.Shutdown((int)handle.DangerousGetHandle(), how);
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile, which is what was wanted.
        }
        finally
        {
            if (taken)
                handle.DangerousRelease();
        }
    }
}
