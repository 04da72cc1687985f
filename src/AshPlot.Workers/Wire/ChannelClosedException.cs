namespace AshPlot.Workers.Wire;

/// <summary>The other side of a channel is gone.</summary>
internal sealed class ChannelClosedException(Exception? innerException = null)
    : IOException("The other side has closed the channel.", innerException);
