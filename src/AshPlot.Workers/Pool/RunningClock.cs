namespace AshPlot.Workers.Pool;

/// <summary>
/// Counts the time in which this process could run, in milliseconds. What suspends a whole job (Ctrl-Z, SIGSTOP,
/// <c>scontrol suspend</c>) suspends this process with its workers; its timer, due each second, then comes late, and by
/// what it is late no task has run. Safe for any number of threads.
/// </summary>
internal sealed class RunningClock : IDisposable
{
    private const long Interval = 1000;
    private const long LeastDelay = 500; // what a busy machine may take to serve a timer

    private readonly Lock gate = new();
    private readonly Func<long> time;
    private readonly Timer? timer;
    private long last;
    private long suspended;

    /// <summary>A clock that looks at the time by itself.</summary>
    public RunningClock()
        : this(() => Environment.TickCount64) => timer = new Timer(_ => _ = Now, null, Interval, Interval);

    /// <summary>For tests: a clock that is looked at by others, each second.</summary>
    /// <param name="time">Milliseconds.</param>
    internal RunningClock(Func<long> time)
    {
        this.time = time;
        last = time();
    }

    /// <summary>Milliseconds of running time.</summary>
    public long Now
    {
        get
        {
            lock (gate)
            {
                var now = time();
                var delay = now - last - Interval;
                if (delay >= LeastDelay)
                    suspended += delay;
                last = now;
                return now - suspended;
            }
        }
    }

    public void Dispose() => timer?.Dispose();
}
