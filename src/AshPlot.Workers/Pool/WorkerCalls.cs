using AshPlot.Workers.Sharing;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Pool;

/// <summary>Answers what a worker asks its parent for: shared dictionaries and shared arrays.</summary>
internal sealed class WorkerCalls(PoolState pool)
{
    private readonly FrameWriter replies = new(pool.Options.MaximumFrameLength);

    /// <summary>Does what a worker has called for.</summary>
    /// <param name="frame">The call.</param>
    /// <param name="canPassHandles">Whether descriptors can be sent to the worker.</param>
    /// <returns>The reply, to be ended, sent and detached before the next call.</returns>
    public FrameWriter Answer(ref Frame frame, bool canPassHandles)
    {
        var call = frame.Int64();
        if (frame.Kind == FrameKind.ArrayCall)
            Answer(call, ArrayRequest.Read(ref frame), canPassHandles);
        else
            Answer(call, frame.Text(), DictionaryRequest.Read(ref frame));
        return replies;
    }

    private void Answer(long call, string dictionary, DictionaryRequest request)
    {
        try
        {
            var answer = pool.Dictionaries[dictionary].Call(request);
            answer.Write(replies.Begin(FrameKind.DictionaryReply).Int64(call));
        }
        catch (FrameTooLongException exception)
        {
            Refuse(call, RefusalKind.TooLong, SharedDictionaryTooLongException.ForReply(dictionary, exception).Message);
        }
        catch (DictionaryJournalException exception)
        {
            Refuse(call, RefusalKind.NotJournalled, exception.Message);
        }
    }

    private void Answer(long call, ArrayRequest request, bool canPassHandles)
    {
        try
        {
            var (handle, path) = pool.Arrays.Share(request, canPassHandles);
            replies.Begin(FrameKind.ArrayReply).Int64(call).Text(path);
            if (handle is not null)
            {
                using (handle)
                    replies.Attach(handle);
            }
        }
        catch (InvalidOperationException exception)
        {
            Refuse(call, RefusalKind.OtherArray, exception.Message);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or WorkerStartException)
        {
            Refuse(call, RefusalKind.NoMemory, exception.Message);
        }
    }

    private void Refuse(long call, RefusalKind kind, string message) =>
        replies.Begin(FrameKind.DictionaryRefusal).Int64(call).Byte((byte)kind).Text(message);
}
