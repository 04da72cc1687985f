namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// A render of the sample's 20 maps that is held in its middle: each of its workers has drawn a map that is in the
/// journal, and there are more maps left than two workers could draw by themselves. Held is the command, by SIGSTOP;
/// its workers, and the process that forks them, run, but are given no more than they have. What a test does then it
/// does in the middle of the run, however fast or slow the machine is. A run whose middle was missed counts for
/// nothing: it is begun again.
/// </summary>
internal sealed class HeldRender : IDisposable
{
    /// <summary>How many maps the sample has with the options of these tests.</summary>
    public const int MapCount = 20;

    /// <summary>
    /// With two workers, each with a map that it draws, one ahead, and two more that it may be given when what it has
    /// said before is heard: there is a map that no worker has been given. More workers could draw all that is left by
    /// themselves, but it would not be known to a command that is killed.
    /// </summary>
    private const int MostDrawn = 11;

    private const int MostAttempts = 40;

    private HeldRender(AshPlotProcess command, string maps, int[] workers) =>
        (Command, Maps, Workers) = (command, maps, workers);

    public AshPlotProcess Command { get; }

    /// <summary>The output folder.</summary>
    public string Maps { get; }

    /// <summary>The processes that draw.</summary>
    public int[] Workers { get; }

    /// <summary>Begins renders until one is held in its middle.</summary>
    /// <param name="start">Starts the command.</param>
    /// <param name="maps">The folder that it writes to, which is emptied before another attempt.</param>
    /// <param name="workers">How many workers it has.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    public static Task<HeldRender> StartAsync(
        Func<AshPlotProcess> start,
        string maps,
        int workers,
        CancellationToken cancellation
    ) =>
        // A thread of its own: one of the pool's may be long in coming while other tests are busy.
        Task.Factory.StartNew(
            () => Start(start, maps, workers, cancellation),
            cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    /// <summary>
    /// Begins renders until one has come to rest with some maps undrawn, since one of its two workers is stopped: that
    /// one has a map to draw, or has one and another one ahead, and all the other maps are drawn. The command is not
    /// held.
    /// </summary>
    /// <inheritdoc cref="StartAsync"/>
    public static Task<(HeldRender Render, int Stopped)> StartWithStoppedWorkerAsync(
        Func<AshPlotProcess> start,
        string maps,
        CancellationToken cancellation
    ) =>
        Task.Factory.StartNew(
            () => StartWithStoppedWorker(start, maps, cancellation),
            cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    /// <summary>Lets the command go on.</summary>
    public void Release() => Processes.Send(Signal.Continue, Command.Id);

    /// <summary>Lets the command go on to its end.</summary>
    public Task<CommandResult> EndAsync(CancellationToken cancellation)
    {
        Release();
        return Command.WaitAsync(cancellation);
    }

    /// <summary>Stops the workers.</summary>
    public void StopWorkers()
    {
        foreach (var worker in Workers)
            Assert.That(Processes.Stop(worker), "a worker ended while it was stopped");
    }

    /// <summary>Lets the workers go on.</summary>
    public void ReleaseWorkers()
    {
        foreach (var worker in Workers)
            Processes.Send(Signal.Continue, worker);
    }

    /// <summary>
    /// Has the command, whose workers are stopped, act on a signal: waits until it has nothing more to do.
    /// </summary>
    public Task SignalAsync(Signal signal, CancellationToken cancellation)
    {
        Processes.Send(signal, Command.Id);
        Release();
        return Processes.WaitUntilHeardAsync(signal, Command.Id, cancellation);
    }

    public void Dispose()
    {
        // Stopped processes would be killed as well, but a worker of a command that is gone might wait to be continued.
        ReleaseWorkers();
        Command.Dispose();
    }

    private static HeldRender Start(
        Func<AshPlotProcess> start,
        string maps,
        int workers,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            if (TryStart(start, maps, workers, cancellation) is { } held)
                return held;
            GiveUpAfter(attempt);
        }
    }

    private static (HeldRender Render, int Stopped) StartWithStoppedWorker(
        Func<AshPlotProcess> start,
        string maps,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var held = Start(start, maps, 2, cancellation);
            var stopped = held.Workers[0];
            if (Processes.Stop(stopped) && held.ComesToRest(cancellation))
                return (held, stopped);
            held.Dispose();
            GiveUpAfter(attempt);
        }
    }

    private static void GiveUpAfter(int attempt)
    {
        TestContext.Out.WriteLine($"the middle of a render was missed {attempt} times");
        if (attempt == MostAttempts)
            Assert.Fail($"the middle of a render was missed {attempt} times");
    }

    /// <summary>Null if the middle of the run was missed.</summary>
    private static HeldRender? TryStart(
        Func<AshPlotProcess> start,
        string maps,
        int workers,
        CancellationToken cancellation
    )
    {
        if (Directory.Exists(maps))
            Directory.Delete(maps, recursive: true);
        var command = start();
        try
        {
            while (!command.HasExited)
            {
                var drawn = LiveJournal.DrawnBy(maps);
                if (drawn.Length > MostDrawn)
                    break;
                if (drawn.Distinct().Count() == workers && TryHold(command, maps) is { } held)
                    return held;
                cancellation.ThrowIfCancellationRequested();
                Thread.Sleep(1);
            }

            // A run that was missed ends by itself, which leaves nothing.
            var result = command.WaitAsync(cancellation).GetAwaiter().GetResult();
            Assert.That(result.Status, Is.Zero, result.Error);
        }
        catch
        {
            command.Dispose();
            throw;
        }

        command.Dispose();
        return null;
    }

    /// <summary>Stops the command and looks where it stands; it goes on if that is beyond the middle.</summary>
    private static HeldRender? TryHold(AshPlotProcess command, string maps)
    {
        if (!Processes.Stop(command.Id))
            return null;
        var drawn = LiveJournal.DrawnBy(maps);
        var held = new HeldRender(command, maps, [.. drawn.Distinct()]);
        if (drawn.Length <= MostDrawn && held.Workers.All(Processes.IsAlive))
            return held;
        held.Release();
        return null;
    }

    /// <summary>
    /// Lets the command go on until nothing more happens. False if it has no map left then, which its stopped worker
    /// would have.
    /// </summary>
    private bool ComesToRest(CancellationToken cancellation)
    {
        Release();
        while (!Command.HasExited)
        {
            if (Processes.AreAtRest([Command.Id, .. Workers]))
                return LiveJournal.DrawnBy(Maps).Length < MapCount && !File.Exists(Path.Combine(Maps, "manifest.json"));
            cancellation.ThrowIfCancellationRequested();
            Thread.Sleep(5);
        }

        return false;
    }
}
