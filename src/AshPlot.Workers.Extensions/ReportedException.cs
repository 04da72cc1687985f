namespace AshPlot.Workers.Extensions;

/// <summary>An exception that a worker has logged, of which the text has come with its stack. Never thrown.</summary>
internal sealed class ReportedException(string text) : Exception(text.Split('\n')[0].TrimEnd())
{
    /// <summary>The text as it came.</summary>
    public override string ToString() => text;
}
