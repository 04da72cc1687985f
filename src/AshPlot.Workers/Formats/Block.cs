using AshPlot.Workers.Native;
using AshPlot.Workers.Wire;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Formats;

/// <summary>
/// Bytes with their length before them: within the frame, or, where they are many and the channel passes handles, in a
/// piece of memory of which only the handle travels. The kernel frees that with the last process that has the handle.
/// </summary>
internal static class Block
{
    /// <summary>From here on a copy into and out of shared memory is faster than one through a socket.</summary>
    public const int Large = 64 << 10;

    public static void Write(FrameWriter writer, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Large || !writer.CanAttach)
        {
            writer.Int64(bytes.Length).Byte(0).Raw(bytes);
            return;
        }

        using var memory = LinuxMemory.Create(bytes.Length);
        RandomAccess.Write(memory, bytes, 0);
        writer.Int64(bytes.Length).Byte(1).Attach(memory);
    }

    /// <summary>
    /// Reads how many elements there are, and the handle of the memory that they are in; null where they follow in the
    /// frame.
    /// </summary>
    /// <exception cref="InvalidDataException">They are not whole, more than an array may have, or more than has
    /// come.</exception>
    public static (int Count, SafeFileHandle? Memory) ReadHeader(ref Frame frame, int elementSize)
    {
        var (length, isAttached) = (frame.Int64(), frame.Byte() != 0);
        if (length < 0 || length % elementSize != 0 || length / elementSize > Array.MaxLength)
            throw new InvalidDataException($"{length} bytes are no array of elements of {elementSize} bytes.");
        var memory = isAttached ? frame.TakeHandle() : null;
        var there = memory is null ? frame.Rest.Length : RandomAccess.GetLength(memory);
        if (length <= there)
            return ((int)(length / elementSize), memory);
        memory?.Dispose();
        throw new InvalidDataException($"{length} bytes were announced; {there} have come.");
    }

    public static void Read(ref Frame frame, SafeFileHandle? memory, Span<byte> target)
    {
        using (memory)
        {
            if (memory is null)
                frame.Raw(target.Length).CopyTo(target);
            else
                ReadAll(memory, target);
        }
    }

    private static void ReadAll(SafeFileHandle memory, Span<byte> target)
    {
        for (var position = 0; position < target.Length;)
        {
            var count = RandomAccess.Read(memory, target[position..], position);
            if (count == 0)
                throw new InvalidDataException($"A block of {target.Length} bytes was announced; {position} came.");
            position += count;
        }
    }
}
