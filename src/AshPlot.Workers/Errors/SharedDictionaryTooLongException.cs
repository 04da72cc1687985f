namespace AshPlot.Workers;

/// <summary>
/// What a worker has asked of a shared dictionary, or the answer (as a rule a snapshot), is longer than
/// <see cref="WorkerPoolOptions.MaximumFrameLength"/>. Only that call fails.
/// </summary>
public sealed class SharedDictionaryTooLongException : WorkerPoolException
{
    internal SharedDictionaryTooLongException(string message) : base(message)
    {
    }

    internal static SharedDictionaryTooLongException ForRequest(string what, Exception cause) =>
        new($"A call of the {what} cannot be sent: {cause.Message}");

    internal static SharedDictionaryTooLongException ForReply(string dictionary, Exception cause) =>
        new($"The answer of the shared dictionary '{dictionary}' cannot be sent: {cause.Message}");
}
