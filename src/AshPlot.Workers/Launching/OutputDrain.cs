using System.Text;

namespace AshPlot.Workers.Launching;

/// <summary>
/// Reads all that a worker process writes to one of its standard streams, so that the pipe never fills up, hands it on
/// line by line, and keeps the end of it.
/// </summary>
internal sealed class OutputDrain
{
    private const int TailLength = 4096;
    private const int LongestLine = 8192;
    private readonly Lock gate = new();
    private readonly StringBuilder tail = new();
    private readonly StringBuilder line = new();
    private readonly Action<string>? onLine;

    public OutputDrain(Stream stream, Action<string>? onLine)
    {
        this.onLine = onLine;
        Completion = ReadAsync(stream);
    }

    /// <summary>Completes at the stream's end; a grandchild that has inherited it may hold it open for long.</summary>
    public Task Completion { get; }

    public string Tail
    {
        get
        {
            lock (gate)
                return tail.ToString().Trim();
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        var bytes = new byte[4096];
        var characters = new char[bytes.Length + 1];
        var decoder = Encoding.UTF8.GetDecoder();
        int count;
        while ((count = await ReadSomeAsync(stream, bytes).ConfigureAwait(false)) > 0)
            Take(characters.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, count), characters, flush: false)));
        EndLine();
    }

    private static async ValueTask<int> ReadSomeAsync(Stream stream, byte[] bytes)
    {
        try
        {
            return await stream.ReadAsync(bytes).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            return 0;
        }
    }

    private void Take(ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            tail.Append(text);
            if (tail.Length > 2 * TailLength)
                tail.Remove(0, tail.Length - TailLength);
        }

        if (onLine is null)
            return;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n');
            line.Append(end < 0 ? text : text[..end]);
            text = end < 0 ? default : text[(end + 1)..];
            if (end >= 0 || line.Length >= LongestLine)
                EndLine();
        }
    }

    private void EndLine()
    {
        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        if (text.Length > 0)
            onLine?.Invoke(text);
    }
}
