using Serilog.Core;
using Serilog.Events;

namespace AshPlot.Cli.StartMethods;

/// <summary>Writes events to whatever standard error is at the moment.</summary>
internal sealed class StandardErrorSink : ILogEventSink
{
    public void Emit(LogEvent logEvent) => Console.Error.WriteLine(logEvent.MessageTemplate.Text);
}
