using System.Collections.Concurrent;
using System.Text.Json;
using AshPlot.Workers.Dummy;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>A scripted worker that takes tasks and answers them when it is told to.</summary>
internal sealed class DrivenWorker(ScriptedWorker worker)
{
    private readonly ConcurrentQueue<(long Id, string Argument)> tasks = new();
    private long last = -1;

    public bool IsReady { get; private set; }

    public bool IsDead => worker.Exit.IsCompleted;

    public bool HasTask => !IsDead && !tasks.IsEmpty;

    public void BecomeReady()
    {
        if (IsReady || IsDead)
            return;
        IsReady = true;
        try
        {
            worker.BecomeReady();
        }
        catch (Exception exception) when (exception is ChannelClosedException or InvalidDataException)
        {
            worker.Die(new WorkerExit(0)); // the pool has ended before it was initialized
            return;
        }

        new Thread(Read) { IsBackground = true, Name = "driven worker" }.Start();
    }

    public void Succeed()
    {
        if (tasks.TryDequeue(out var task))
            SendResult(last = task.Id, task.Argument);
    }

    public void Fail()
    {
        if (!tasks.TryDequeue(out var task))
            return;
        last = task.Id;
        worker.Send(writer =>
        {
            RemoteError
                .Of(new InvalidOperationException(task.Argument))
                .Write(writer.Begin(FrameKind.Failure).Int64(task.Id).Byte((byte)FailureKind.Handler));
            return writer;
        });
    }

    public void AnswerUnasked()
    {
        if (IsReady)
            SendResult(last, "unasked");
    }

    public void SendGarbage()
    {
        if (IsReady)
            worker.Send(writer => writer.Begin(FrameKind.Ready));
    }

    public void Log()
    {
        if (IsReady)
            worker.Send(writer =>
                writer.Begin(FrameKind.Log).Int32((int)WorkerLogLevel.Warning).Int64(-1).Int64(-1).Text("said").Text("")
            );
    }

    public void Die() => worker.Die(new WorkerExit(128 + 9));

    private void SendResult(long task, string result) =>
        worker.Send(writer =>
            writer.Begin(FrameKind.Result).Int64(task).Byte(0).Json(result, DummyJson.Default.String)
        );

    private void Read()
    {
        var receiver = worker.Receiver();
        while (worker.TryReceiveTask(receiver, out var id, out var argument))
            tasks.Enqueue((id, JsonSerializer.Deserialize(argument, DummyJson.Default.String)!));
        worker.Die(new WorkerExit(0)); // asked to stop
    }
}
