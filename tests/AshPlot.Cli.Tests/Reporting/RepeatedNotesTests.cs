using AshPlot.Cli.Reporting;
using AshPlot.Workers;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AshPlot.Cli.Tests.Reporting;

/// <summary>Workers read the same files, and what they say of those is said once.</summary>
public sealed class RepeatedNotesTests
{
    [Test]
    public void A_note_of_several_workers_is_logged_once_and_what_the_pool_says_each_time()
    {
        var sink = new CountingSink();
        using var logger = new LoggerConfiguration()
            .Filter.ByExcluding(new RepeatedNotes().Contains)
            .WriteTo.Sink(sink)
            .CreateLogger();
        foreach (var worker in new[] { 1, 2, 3 })
        {
            Relay("has values over 1e30", WorkerLogSource.Worker, worker);
            Relay("a worker ended", WorkerLogSource.Pool, worker);
        }

        Relay("another note", WorkerLogSource.Worker, 1);
        Assert.That(sink.Texts.Count(text => text.Contains("1e30", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(sink.Texts, Has.Count.EqualTo(5));

        void Relay(string text, WorkerLogSource source, int worker) =>
            Logs.Relay(
                logger,
                new WorkerLogEvent(WorkerLogLevel.Warning, text, null, worker, 4000 + worker, null, source)
            );
    }

    private sealed class CountingSink : ILogEventSink
    {
        public List<string> Texts { get; } = [];

        public void Emit(LogEvent logEvent) => Texts.Add(logEvent.RenderMessage());
    }
}
