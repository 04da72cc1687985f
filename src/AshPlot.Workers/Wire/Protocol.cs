namespace AshPlot.Workers.Wire;

/// <summary>What parent and worker must agree on.</summary>
internal static class Protocol
{
    /// <summary>
    /// Raised with every change to a frame's layout. A worker of another build is refused, not misunderstood.
    /// </summary>
    internal const int Version = 7;

    /// <summary>The only argument of a worker process.</summary>
    internal const string Verb = "__worker";

    /// <summary>The only argument of a zygote, from which workers are forked.</summary>
    internal const string ZygoteVerb = "__zygote";

    /// <summary>Where the worker connects to: <c>unix:path</c> or <c>pipe:name</c>.</summary>
    internal const string ChannelVariable = "ASHPLOT_WORKER_CHANNEL";

    /// <summary>The one-time token. The environment, unlike the command line, is not shown to other users.</summary>
    internal const string TokenVariable = "ASHPLOT_WORKER_TOKEN";

    /// <summary>The worker's number, from 1.</summary>
    internal const string NumberVariable = "ASHPLOT_WORKER_NUMBER";

    /// <summary>A hello holds a token and two numbers; a peer that announces more is not a worker.</summary>
    internal const int LongestHello = 1024;
}
