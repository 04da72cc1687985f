using System.Runtime.CompilerServices;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Sharing;

/// <summary>An array that somebody wants by its name, and how it must be.</summary>
/// <param name="Name">The name.</param>
/// <param name="Length">How many elements.</param>
/// <param name="ElementSize">Bytes of each.</param>
/// <param name="ElementType">Their type; only ever compared.</param>
internal readonly record struct ArrayRequest(string Name, int Length, int ElementSize, string ElementType)
{
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static ArrayRequest For<T>(string name, int length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new ArrayRequest(name, length, Unsafe.SizeOf<T>(), typeof(T).FullName ?? typeof(T).Name);
    }

    public long Bytes => (long)Length * ElementSize;

    /// <exception cref="InvalidDataException">It is no array.</exception>
    public static ArrayRequest Read(ref Frame frame)
    {
        var request = new ArrayRequest(frame.Text(), frame.Int32(), frame.Int32(), frame.Text());
        return request is { Length: >= 0, ElementSize: > 0 }
            ? request
            : throw new InvalidDataException($"{request.Length} elements of {request.ElementSize} bytes are no array.");
    }

    public void Write(FrameWriter writer) => writer.Text(Name).Int32(Length).Int32(ElementSize).Text(ElementType);

    public override string ToString() => $"{Length} elements of {ElementType}";
}
