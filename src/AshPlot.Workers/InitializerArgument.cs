using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Formats;

namespace AshPlot.Workers;

/// <summary>What every worker's initializer is given: written once, read by each worker.</summary>
public sealed class InitializerArgument
{
    private InitializerArgument(byte[] json) => Json = json;

    internal byte[] Json { get; }

    /// <summary>Writes the argument for <see cref="WorkerPoolOptions.Initializer"/>.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="type">How it is written; the type that <see cref="WorkerRegistry.Initialize{TArgument}"/> was given.</param>
    public static InitializerArgument Of<TArgument>(TArgument value, JsonTypeInfo<TArgument> type) =>
        new(LenientJson.Write(value, type));
}
