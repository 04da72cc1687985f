using System.Security.Cryptography;
using System.Text;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Launching;

/// <summary>How the parent tells the process that it has started from a stranger: by a one-time token.</summary>
internal static class Handshake
{
    /// <summary>
    /// 244 random bits. Guid and not RandomNumberGenerator, which would load OpenSSL; both ask the kernel.
    /// </summary>
    public static string NewToken() => Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");

    /// <summary>
    /// Ends a wait for a process when that process ends. The wait may be over, and its source disposed of, long before.
    /// </summary>
    public static void CancelAtEnd(Task exit, CancellationTokenSource waiting) =>
        exit.ContinueWith(
            static (_, state) =>
            {
                try
                {
                    ((CancellationTokenSource)state!).Cancel();
                }
                catch (ObjectDisposedException)
                {
                    // Nobody waits any more.
                }
            },
            waiting,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

    /// <summary>Waits for the process that has the token; others are turned away.</summary>
    /// <exception cref="WorkerStartException">It is of another build.</exception>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public static IChannel Accept(IChannelEndpoint endpoint, string token, int processId, CancellationToken waiting)
    {
        while (true)
        {
            var channel = endpoint.AcceptAsync(waiting).AsTask().GetAwaiter().GetResult();
            try
            {
                if (IsWorker(channel, token, processId))
                {
                    (channel as SocketChannel)?.WaitWithoutLimit();
                    return channel;
                }
            }
            catch
            {
                channel.Dispose();
                throw;
            }

            channel.Dispose();
        }
    }

    private static bool IsWorker(IChannel channel, string token, int processId)
    {
        var receiver = new FrameReceiver(channel, Protocol.LongestHello);
        try
        {
            if (!receiver.TryReceive(out var frame) || frame.Kind != FrameKind.Hello)
                return false;
            var version = frame.Int32();
            var shown = frame.Text();
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(token)))
                return false;
            if (version != Protocol.Version)
            {
                throw new WorkerStartException(
                    $"Worker process {processId} speaks version {version} of the pool's protocol, "
                        + $"this process version {Protocol.Version}: they are of different builds."
                );
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
