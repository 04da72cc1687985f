using System.Globalization;
using AshPlot.Core.Output;
using Serilog.Events;
using Serilog.Formatting;

namespace AshPlot.Cli.Reporting;

/// <summary>Writes a log event as one line that no text of a file can break or colour.</summary>
internal sealed class OneLineFormatter(bool withStacks, bool withTime = false) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        var message = string.Concat(
            logEvent.MessageTemplate.Tokens.Select(token =>
                token is Serilog.Parsing.PropertyToken property
                && logEvent.Properties.TryGetValue(property.PropertyName, out var value)
                && value is ScalarValue { Value: string text }
                    ? text
                    : Render(token, logEvent)
            )
        );
        if (withTime)
            output.Write(
                logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z '", CultureInfo.InvariantCulture)
            );
        output.Write("ashplot: ");
        output.Write(
            logEvent.Level switch
            {
                LogEventLevel.Warning => "warning: ",
                LogEventLevel.Error or LogEventLevel.Fatal => "error: ",
                LogEventLevel.Debug or LogEventLevel.Verbose => "debug: ",
                _ => "",
            }
        );
        output.WriteLine(TerminalText.Line(message));
        if (withStacks && logEvent.Exception is { } exception)
            output.WriteLine(TerminalText.Clean(exception.ToString()));
    }

    private static string Render(Serilog.Parsing.MessageTemplateToken token, LogEvent logEvent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        token.Render(logEvent.Properties, text, CultureInfo.InvariantCulture);
        return text.ToString();
    }
}
