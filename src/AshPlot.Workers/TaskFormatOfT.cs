using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Formats;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers;

/// <summary>
/// How values of one type travel between processes; made by <see cref="TaskFormat"/>, or from a
/// <see cref="JsonTypeInfo{T}"/>.
/// </summary>
/// <typeparam name="T">The values.</typeparam>
public abstract class TaskFormat<T>
{
    private protected TaskFormat() { }

    /// <summary>JSON, as by <see cref="TaskFormat.Json{T}"/>.</summary>
    [SuppressMessage(
        "Usage",
        "CA2225:Operator overloads have named alternates",
        Justification = "TaskFormat.Json is it."
    )]
    public static implicit operator TaskFormat<T>(JsonTypeInfo<T> type) => new JsonFormat<T>(type);

    /// <summary>Adds the value to a frame.</summary>
    internal abstract void Write(FrameWriter writer, T value);

    /// <summary>Reads what <see cref="Write"/> has added. JSON and custom formats take the rest of the frame.</summary>
    internal abstract T Read(ref Frame frame);

    /// <summary>Gives back what the value holds, when nobody else will.</summary>
    internal virtual void Release(T value) { }
}
