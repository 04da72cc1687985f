using System.Collections.Concurrent;
using AshPlot.Workers.Dummy;
using AshPlot.Workers.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AshPlot.Workers.Tests;

/// <summary>Pools as services of a .NET host, and log events as its loggers get them.</summary>
[CancelAfter(60_000)]
internal sealed class HostTests
{
    [Test]
    public async Task A_host_starts_and_ends_with_its_pool()
    {
        int[] processes;
        WorkerPool pool;
        using (var host = Build(services => services.AddWorkerPool(_ => Dummies.Options(2)), out _))
        {
            await host.StartAsync();
            pool = host.Services.GetRequiredService<WorkerPool>();
            processes = [.. pool.WorkerPids];
            Assert.That(processes, Has.Length.EqualTo(2), "it waits until they are ready");
            Assert.That(pool, Is.SameAs(host.Services.GetRequiredService<WorkerPool>()));
            Assert.That(await pool.RunAsync(Kinds.Echo, "a"), Is.EqualTo("a"));
            var last = pool.RunAsync(Kinds.Sleep, 300);
            await host.StopAsync();
            Assert.That(await last, Is.InRange(1, 2), "what it was given is done");
        }

        Assert.That(processes.Where(id => !Dummies.IsReaped(id)), Is.Empty);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.RunAsync(Kinds.Echo, "a"));
    }

    [Test]
    public async Task A_host_does_not_start_without_workers()
    {
        using var host = Build(
            services =>
                services.AddWorkerPool(_ =>
                    Dummies.Options() with
                    {
                        Program = new WorkerProgram("/no/such/program", []),
                    }
                ),
            out _
        );
        var error = await Assert.ThrowsAsync<WorkerPoolBrokenException>(() => host.StartAsync());
        Assert.That(error!.Message, Does.Contain("/no/such/program"));
    }

    [Test]
    public async Task What_is_not_done_when_the_shutdown_time_is_over_is_ended()
    {
        using var host = Build(
            services => services.AddWorkerPool(_ => Dummies.Options() with { StopTimeout = TimeSpan.FromSeconds(0.1) }),
            out _
        );
        await host.StartAsync();
        var pool = host.Services.GetRequiredService<WorkerPool>();
        var task = pool.RunAsync(Kinds.Stubborn, 0);
        await pool.UntilRunning();
        using (var shutdown = new CancellationTokenSource(TimeSpan.FromSeconds(0.2)))
            await host.StopAsync(shutdown.Token);
        await Assert.ThrowsAsync<WorkerPoolStoppedException>(() => task);
        Assert.That(pool.WorkerPids.Where(id => !Dummies.IsReaped(id)), Is.Empty);
    }

    [Test]
    public async Task Several_pools_are_told_apart_by_their_keys_and_one_cannot_be_added_twice()
    {
        using var host = Build(
            services =>
                services.AddWorkerPool(_ => Dummies.Options(1)).AddKeyedWorkerPool("large", _ => Dummies.Options(3)),
            out _
        );
        await host.StartAsync();
        Assert.That(host.Services.GetRequiredService<WorkerPool>().WorkerPids, Has.Count.EqualTo(1));
        Assert.That(host.Services.GetRequiredKeyedService<WorkerPool>("large").WorkerPids, Has.Count.EqualTo(3));
        await host.StopAsync();
        var services = new ServiceCollection()
            .AddWorkerPool(_ => Dummies.Options())
            .AddKeyedWorkerPool("a", _ => Dummies.Options());
        Assert.Throws<InvalidOperationException>(() => services.AddWorkerPool(_ => Dummies.Options()));
        Assert.Throws<InvalidOperationException>(() => services.AddKeyedWorkerPool("a", _ => Dummies.Options()));
    }

    [Test]
    public async Task Loggers_get_log_events_with_worker_task_and_time_beside_the_callback()
    {
        var called = new ConcurrentQueue<WorkerLogEvent>();
        using var host = Build(
            services => services.AddWorkerPool(_ => Dummies.Options() with { Log = called.Enqueue, Retries = 0 }),
            out var entries
        );
        await host.StartAsync();
        var pool = host.Services.GetRequiredService<WorkerPool>();
        var outcome = await pool.TryRunAsync(Kinds.Log, "the cloud is thin");
        var died = await pool.TryRunAsync(Kinds.Signal, 9);
        await host.StopAsync();

        var warning = entries.Single(entry => entry.Category == "AshPlot.Workers.Worker");
        Assert.That(
            (warning.Level, warning.Text),
            Is.EqualTo((LogLevel.Warning, $"worker 1, task {outcome.TaskId}: the cloud is thin"))
        );
        Assert.That(warning.Properties["Worker"], Is.EqualTo(1));
        Assert.That(warning.Properties["ProcessId"], Is.EqualTo(outcome.WorkerPid));
        Assert.That(warning.Properties["TaskId"], Is.EqualTo(outcome.TaskId));
        Assert.That(warning.Properties["Source"], Is.EqualTo(WorkerLogSource.Worker));
        Assert.That(
            warning.Properties["Time"],
            Is.EqualTo(called.First(entry => entry.Source == WorkerLogSource.Worker).Time)
        );
        Assert.That(warning.Properties["Message"], Is.EqualTo("the cloud is thin"));
        Assert.That(warning.Exception!.ToString(), Is.EqualTo("System.TimeoutException: the exception's message"));

        var death = entries.Single(entry => entry.Category == "AshPlot.Workers.Pool");
        Assert.That(death.Text, Does.StartWith($"worker 1, task {died.TaskId}: ").And.Contain("SIGKILL"));
        Assert.That(death.Exception, Is.Null);
        Assert.That(called, Has.Count.EqualTo(2), "the callback is told as well");
    }

    [Test]
    public async Task One_logger_takes_all_sources_at_their_levels()
    {
        var entries = new ConcurrentQueue<Entry>();
        await using (
            var pool = WorkerPool.Start(
                (Dummies.Options() with { MinimumLogLevel = WorkerLogLevel.Verbose }).LogTo(new Logger("mine", entries))
            )
        )
        {
            await pool.RunAsync(Kinds.Flood, 1);
            await pool.RunAsync(Kinds.LogByLogger, "a library's text");
            await pool.FinishAsync();
        }

        Assert.That(entries.Select(entry => entry.Category), Is.All.EqualTo("mine"));
        Assert.That(
            entries.Select(entry => (entry.Level, entry.Text)),
            Is.SupersetOf(
                new[]
                {
                    (LogLevel.Trace, "worker 1, task 2: Trace a library's text"),
                    (LogLevel.Debug, "worker 1, task 2: Debug a library's text"),
                    (LogLevel.Information, "worker 1, task 2: Information a library's text"),
                    (LogLevel.Warning, "worker 1, task 2: Warning a library's text"),
                    (LogLevel.Error, "worker 1, task 2: Error a library's text"),
                    (LogLevel.Critical, "worker 1, task 2: Critical a library's text"),
                }
            )
        );
        Assert.That(
            entries.Single(entry => entry.Text == "worker 1, task 2: Error a library's text").Exception!.Message,
            Does.Contain("a library's fault")
        );
        Assert.That(
            entries.Count(entry => entry.Text.Contains("output line 0") && entry.Level == LogLevel.Information),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task What_is_below_the_least_level_is_never_formatted_in_the_worker()
    {
        var entries = new ConcurrentQueue<Entry>();
        await using var pool = WorkerPool.Start(
            (Dummies.Options() with { MinimumLogLevel = WorkerLogLevel.Error }).LogTo(new Logger("mine", entries))
        );
        Assert.That(await pool.RunAsync(Kinds.LogByLogger, "x"), Is.EqualTo(2), "Error and Critical");
        Assert.That(entries.Select(entry => entry.Level), Is.EqualTo(new[] { LogLevel.Error, LogLevel.Critical }));
    }

    private static IHost Build(Action<IServiceCollection> add, out ConcurrentQueue<Entry> entries)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var seen = entries = [];
        builder.Logging.AddProvider(new Provider(seen));
        add(builder.Services);
        return builder.Build();
    }

    private sealed record Entry(
        string Category,
        LogLevel Level,
        string Text,
        Exception? Exception,
        Dictionary<string, object?> Properties
    );

    private sealed class Provider(ConcurrentQueue<Entry> entries) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) =>
            new Logger(categoryName, categoryName.StartsWith("AshPlot") ? entries : []);

        public void Dispose() { }
    }

    private sealed class Logger(string category, ConcurrentQueue<Entry> entries) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) =>
            entries.Enqueue(
                new Entry(
                    category,
                    logLevel,
                    formatter(state, exception),
                    exception,
                    ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary(
                        pair => pair.Key,
                        pair => pair.Value
                    )
                )
            );

        IDisposable? ILogger.BeginScope<TState>(TState state) => null;
    }
}
