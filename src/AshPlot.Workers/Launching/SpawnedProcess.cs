using System.ComponentModel;
using System.Diagnostics;
using AshPlot.Workers.Native;

namespace AshPlot.Workers.Launching;

/// <summary>A worker's process: its streams are drained from the first moment, its end is waited for.</summary>
internal sealed class SpawnedProcess : IAsyncDisposable
{
    private static readonly TimeSpan TailPatience = TimeSpan.FromMilliseconds(500);
    private readonly Process process;
    private readonly OutputDrain output;
    private readonly OutputDrain errors;

    public SpawnedProcess(ProcessStartInfo start, int workerNumber, Action<WorkerLogEvent>? log)
    {
        CommandLine = string.Join(' ', start.ArgumentList.Prepend(start.FileName));
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            var limit = SystemLimit.Of(exception);
            throw new WorkerStartException(
                $"The worker program '{start.FileName}' cannot be started: {limit ?? exception.Message}{(limit is null ? "" : ".")}",
                exception
            )
            {
                MayPass = limit is not null,
            };
        }

        Id = process.Id;
        process.StandardInput.Close();
        output = new OutputDrain(
            process.StandardOutput.BaseStream,
            Relay(WorkerLogLevel.Information, WorkerLogSource.StandardOutput)
        );
        errors = new OutputDrain(
            process.StandardError.BaseStream,
            Relay(WorkerLogLevel.Warning, WorkerLogSource.StandardError)
        );
        Exit = WaitAsync();

        Action<string>? Relay(WorkerLogLevel level, WorkerLogSource source) =>
            log is null ? null : line => log(new WorkerLogEvent(level, line, null, workerNumber, Id, null, source));
    }

    public int Id { get; }

    public string CommandLine { get; }

    /// <summary>Completes when the process has ended and was reaped.</summary>
    public Task<WorkerExit> Exit { get; }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended meanwhile, or one of its children has: Exit tells whether any of it is left.
        }
    }

    public async Task<string> StandardErrorTailAsync()
    {
        await Task.WhenAny(errors.Completion, Task.Delay(TailPatience)).ConfigureAwait(false);
        return errors.Tail;
    }

    /// <summary>Waits a moment for the last lines, then closes the streams: Process itself leaves them open.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(Task.WhenAll(output.Completion, errors.Completion), Task.Delay(TailPatience))
            .ConfigureAwait(false);
        await process.StandardOutput.BaseStream.DisposeAsync().ConfigureAwait(false);
        await process.StandardError.BaseStream.DisposeAsync().ConfigureAwait(false);
        process.Dispose();
    }

    private async Task<WorkerExit> WaitAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        return new WorkerExit(process.ExitCode);
    }
}
