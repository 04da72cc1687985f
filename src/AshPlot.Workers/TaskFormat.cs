using System.Buffers;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Formats;

namespace AshPlot.Workers;

/// <summary>
/// How arguments and results of a task kind travel between processes. A <see cref="JsonTypeInfo{T}"/> is one of these
/// too.
/// </summary>
public static class TaskFormat
{
    /// <summary>Bytes as they are.</summary>
    public static TaskFormat<byte[]> Bytes { get; } = new ArrayFormat<byte>();

    /// <summary>
    /// A stream: it is read to its end where it is sent, and comes as a stream that can be read only and does seek. One
    /// that can seek is sent from its beginning, also when the task is tried again; give a task with another one no
    /// retries.
    /// </summary>
    public static TaskFormat<Stream> Stream { get; } = new StreamFormat();

    /// <summary>
    /// JSON by source generated type information, as of a <see cref="JsonTypeInfo{T}"/> itself. NaN and infinities are
    /// written too.
    /// </summary>
    public static TaskFormat<T> Json<T>(JsonTypeInfo<T> type) => new JsonFormat<T>(type);

    /// <summary>
    /// Numbers, or structures without references, as they lie in memory. 64 KiB and more travel as a block of memory
    /// that both processes see, on Linux over a socket; else they must fit a frame
    /// (<see cref="WorkerPoolOptions.MaximumFrameLength"/>).
    /// </summary>
    public static TaskFormat<T[]> Array<T>()
        where T : unmanaged => new ArrayFormat<T>();

    /// <summary>As <see cref="Array{T}"/>, from any memory; what is received is an array.</summary>
    public static TaskFormat<ReadOnlyMemory<T>> Memory<T>()
        where T : unmanaged => new MemoryFormat<T>();

    /// <summary>A number, or a structure without references, as it lies in memory.</summary>
    public static TaskFormat<T> Value<T>()
        where T : unmanaged => new ValueFormat<T>();

    /// <summary>
    /// An array in shared memory, by its handle: nothing is copied, and both sides have the same numbers. Who is given
    /// it as a result disposes of it; a worker's own, its argument and its result, are disposed of once the task is
    /// answered.
    /// </summary>
    public static TaskFormat<SharedArray<T>> Shared<T>()
        where T : unmanaged => new SharedArrayFormat<T>();

    /// <summary>
    /// Two values, each in a format of its own, such as a description in JSON with the numbers that it is about.
    /// </summary>
    public static TaskFormat<(TFirst First, TSecond Second)> Pair<TFirst, TSecond>(
        TaskFormat<TFirst> first,
        TaskFormat<TSecond> second
    ) => new PairFormat<TFirst, TSecond>(first, second);

    /// <summary>A serialiser of your own, such as MessagePack. What it throws fails its task only.</summary>
    /// <param name="write">Writes a value.</param>
    /// <param name="read">Reads it from all that was written; the bytes are its own.</param>
    public static TaskFormat<T> Custom<T>(Action<T, IBufferWriter<byte>> write, Func<ReadOnlyMemory<byte>, T> read) =>
        new CustomFormat<T>(write, read);
}
