using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using AshPlot.Workers.Sharing;
using AshPlot.Workers.Wire;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Hosting;

/// <summary>
/// The worker's side of the channel. It has no reading thread of its own, for two reasons: a task reaches the thread
/// that runs it without a switch of threads, and a forked worker can live with a single thread. Instead whoever waits
/// for a frame reads; if another thread reads already, it hands over what it finds.
/// </summary>
internal sealed class ParentLink(IChannel channel, int maximumFrameLength)
{
    private readonly object gate = new();
    private readonly FrameReceiver receiver = new(channel, maximumFrameLength);
    private readonly Lock writing = new();
    private readonly FrameWriter shared = new(maximumFrameLength);
    private readonly Dictionary<long, Waiter> calls = [];
    private readonly Queue<Instruction> instructions = [];
    private TaskCancellation? task;
    private long lastCall;
    private bool hasListener;
    private bool someoneReads;
    private bool closed;

    public int MaximumFrameLength
    {
        get => receiver.MaximumLength;
        set
        {
            lock (writing)
                receiver.MaximumLength = shared.MaximumLength = value;
        }
    }

    /// <summary>Sends a frame that is built in the shared writer; the building must not call other code.</summary>
    public void Send<TState>(FrameKind kind, TState state, Action<FrameWriter, TState> build)
    {
        lock (writing)
        {
            build(shared.Begin(kind), state);
            channel.Send(shared.End().Span);
        }
    }

    /// <summary>Whether descriptors can be sent with a frame.</summary>
    [SupportedOSPlatformGuard("linux")]
    public bool CanPassHandles => channel.CanPassHandles;

    /// <summary>Closes a frame and sends it.</summary>
    public void Send(FrameWriter writer)
    {
        channel.Send(writer.End().Span, writer.Handles);
        writer.Detach();
    }

    /// <summary>
    /// Waits for the parent's next instruction (all frames but replies). False when the parent has no more.
    /// </summary>
    public bool TryReceiveInstruction([NotNullWhen(true)] out Instruction? instruction)
    {
        lock (gate)
        {
            while (!instructions.TryDequeue(out instruction))
            {
                if (closed)
                    return false;
                ReadOrWait();
            }
        }

        return true;
    }

    /// <summary>
    /// Has a thread read while a task runs that wants to know when it is cancelled. Otherwise nobody reads meanwhile.
    /// It may still wait when the task is answered; it then hands over the next frame, and reads no further.
    /// </summary>
    public void Listen()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
            if (hasListener)
                return;
            hasListener = true;
        }

        new Thread(KeepListening, maxStackSize: 256 << 10) { IsBackground = true, Name = "worker: listens" }.Start();
    }

    /// <summary>Forgets a task that was answered.</summary>
    public void EndTask(TaskCancellation answered)
    {
        lock (gate)
            task = task == answered ? null : task;
    }

    /// <summary>Calls the parent's dictionary and waits for the reply. From any thread.</summary>
    public DictionaryReply Call(string dictionary, DictionaryRequest request)
    {
        var frame = Ask(
            FrameKind.DictionaryCall,
            $"shared dictionary '{dictionary}'",
            (dictionary, request),
            static (writer, state) => state.request.Write(writer.Text(state.dictionary))
        ).Frame;
        frame.Int64();
        return DictionaryReply.Read(ref frame);
    }

    /// <summary>Asks the parent for a shared array. From any thread.</summary>
    /// <returns>A handle, which is the caller's, or else the path of a file.</returns>
    /// <exception cref="InvalidOperationException">There is another one of this name.</exception>
    /// <exception cref="IOException">There is no memory for it.</exception>
    public (SafeFileHandle? Handle, string Path) Call(ArrayRequest request)
    {
        var frame = Ask(FrameKind.ArrayCall, $"shared array '{request.Name}'", request, static (writer, state) =>
            state.Write(writer)
        ).Frame;
        frame.Int64();
        var path = frame.Text();
        return (path.Length == 0 ? frame.TakeHandle() : null, path);
    }

    /// <summary>Sends a call and waits for the reply.</summary>
    /// <exception cref="SharedDictionaryUnavailableException">The parent is gone.</exception>
    private Waiter Ask<TState>(FrameKind kind, string what, TState state, Action<FrameWriter, TState> write)
    {
        var waiter = new Waiter();
        long call;
        lock (gate)
            calls.Add(call = ++lastCall, waiter);
        try
        {
            Send(kind, (call, state, write), static (writer, sent) => sent.write(writer.Int64(sent.call), sent.state));
            if (!WaitFor(waiter))
                throw new SharedDictionaryUnavailableException(what);
            var frame = waiter.Frame;
            frame.Int64();
            return frame.Kind == FrameKind.DictionaryRefusal ? throw ReadRefusal(ref frame) : waiter;
        }
        catch (FrameTooLongException exception)
        {
            throw SharedDictionaryTooLongException.ForRequest(what, exception);
        }
        catch (ChannelClosedException)
        {
            throw new SharedDictionaryUnavailableException(what);
        }
        finally
        {
            lock (gate)
                calls.Remove(call);
        }
    }

    private static Exception ReadRefusal(ref Frame frame) =>
        (RefusalKind)frame.Byte() switch
        {
            RefusalKind.TooLong => new SharedDictionaryTooLongException(frame.Text()),
            RefusalKind.NotJournalled => new DictionaryJournalException(frame.Text()),
            RefusalKind.OtherArray => new InvalidOperationException(frame.Text()),
            RefusalKind.NoMemory => new IOException(frame.Text()),
            var other => throw new InvalidDataException($"Unknown refusal kind {(byte)other}."),
        };

    private bool WaitFor(Waiter waiter)
    {
        lock (gate)
        {
            while (waiter.Body is null && !closed)
                ReadOrWait();

            return waiter.Body is not null;
        }
    }

    private void KeepListening()
    {
        lock (gate)
        {
            try
            {
                while (!closed)
                {
                    if (someoneReads || task is not { IsHeeded: true })
                        Monitor.Wait(gate);
                    else
                        ReadOne();
                }
            }
            catch (Exception)
            {
                // The channel counts as closed now, by which the thread that runs tasks ends the worker.
            }
        }
    }

    private void ReadOrWait()
    {
        if (someoneReads)
            Monitor.Wait(gate);
        else
            ReadOne();
    }

    /// <summary>Reads a frame with the lock released, so that others can queue up meanwhile.</summary>
    private void ReadOne()
    {
        someoneReads = true;
        Monitor.Exit(gate);
        var open = false;
        Frame frame = default;
        try
        {
            open = receiver.TryReceive(out frame);
        }
        finally
        {
            Monitor.Enter(gate);
            someoneReads = false;
            if (open)
                HandOver(frame);
            else
                Close();
            Monitor.PulseAll(gate);
        }
    }

    private void HandOver(Frame frame)
    {
        if (frame.Kind == FrameKind.Cancel)
        {
            var cancelled = frame.Int64();
            if (task?.Id == cancelled) // else it was answered this moment
                task.Cancel();
            return;
        }

        var body = new byte[frame.Rest.Length + 1];
        body[0] = (byte)frame.Kind;
        frame.Rest.CopyTo(body.AsSpan(1));
        if (frame.Kind is not (FrameKind.DictionaryReply or FrameKind.DictionaryRefusal or FrameKind.ArrayReply))
            instructions.Enqueue(
                new Instruction(
                    frame.Kind,
                    body.AsMemory(1),
                    frame.Handles,
                    frame.Kind == FrameKind.Task ? task = new TaskCancellation(frame.Int64(), this) : null
                )
            );
        else if (calls.TryGetValue(frame.Int64(), out var caller))
            (caller.Body, caller.Handles) = (body, frame.Handles);
        else
            frame.DisposeHandles(); // whoever asked has been told that the parent is gone
    }

    /// <summary>
    /// The parent has no more tasks, or is gone; where there is no guard to notice, this is what tells the tasks.
    /// </summary>
    private void Close()
    {
        closed = true;
        task?.Cancel();
    }
}

/// <summary>Someone in the worker who waits for a frame from the parent.</summary>
internal sealed class Waiter
{
    /// <summary>The frame's kind and fields, once it is there.</summary>
    public byte[]? Body { get; set; }

    /// <summary>The descriptors that came with it.</summary>
    public SafeFileHandle?[]? Handles { get; set; }

    /// <summary>The frame, to be read from its beginning.</summary>
    public Frame Frame => new((FrameKind)Body![0], Body.AsSpan(1), Handles);
}

/// <summary>
/// What the parent wants next. A class: a queue of structs would have to be compiled when a worker starts.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Body">The frame's fields.</param>
/// <param name="Handles">The descriptors that came with it.</param>
/// <param name="Cancellation">For a task: how its cancelling comes through.</param>
internal sealed record Instruction(
    FrameKind Kind,
    ReadOnlyMemory<byte> Body,
    SafeFileHandle?[]? Handles,
    TaskCancellation? Cancellation
)
{
    /// <summary>The frame, to be read from its beginning.</summary>
    public Frame Frame => new(Kind, Body.Span, Handles);
}

/// <summary>A shared dictionary as a worker has it: every operation is a call to the parent.</summary>
internal sealed class RemoteDictionary(ParentLink link, string name) : IDictionaryBackend
{
    public DictionaryReply Call(DictionaryRequest request) => link.Call(name, request);
}
