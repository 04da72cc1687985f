using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AshPlot.Workers.Native;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers;

/// <summary>
/// Numbers, or structures without references, in memory that several processes see: a task is given it, or gives it
/// back, by its handle (<see cref="TaskFormat.Shared{T}"/>), or all ask for it by its name
/// (<see cref="WorkerPool.Array{T}"/>). What one side writes the others read; who writes where when is for the program
/// to arrange, such as by the tasks themselves. The kernel frees the memory once every side has disposed of its array
/// or has ended, however it ended.
/// </summary>
/// <remarks>
/// Arrays without a name are for Linux only. The span is valid until the array is disposed of: keep the array reachable
/// while you use it.
/// </remarks>
/// <typeparam name="T">The elements.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SharedArray<T> : IMemoryOwner<T>
    where T : unmanaged
{
    private readonly SafeHandle mapping;
    private readonly string? path;
    private readonly MappedManager manager;

    private SharedArray(SafeFileHandle handle, SafeHandle mapping, int length, string? path = null)
    {
        (Handle, this.mapping, Length, this.path) = (handle, mapping, length, path);
        manager = new MappedManager(this);
    }

    /// <summary>How many elements it has.</summary>
    public int Length { get; }

    /// <summary>The elements.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public unsafe Span<T> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(mapping.IsClosed, this);
            return new Span<T>((void*)mapping.DangerousGetHandle(), Length);
        }
    }

    /// <summary>The elements, for code that is asynchronous or keeps them.</summary>
    public Memory<T> Memory => manager.Memory;

    internal SafeFileHandle Handle { get; }

    /// <summary>An element.</summary>
    /// <exception cref="IndexOutOfRangeException">There is none of this index.</exception>
    public ref T this[int index] => ref Span[index];

    /// <summary>Makes an array of zeros.</summary>
    /// <param name="length">How many elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux.</exception>
    /// <exception cref="IOException">There is not so much memory, or no descriptor for it.</exception>
    public static SharedArray<T> Create(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (!OperatingSystem.IsLinux())
            throw NotHere();
        return Map(LinuxMemory.Create((long)length * Unsafe.SizeOf<T>()), length);
    }

    /// <summary>Makes an array with a copy of the values.</summary>
    /// <inheritdoc cref="Create"/>
    public static SharedArray<T> CopyOf(ReadOnlySpan<T> values)
    {
        var array = Create(values.Length);
        values.CopyTo(array.Span);
        return array;
    }

    /// <summary>
    /// The same memory once more, to be disposed of by itself: for a handler that keeps its argument beyond its task.
    /// </summary>
    public SharedArray<T> Duplicate() =>
        path is not null ? Open(path, Length)
        : OperatingSystem.IsLinux() ? Map(LinuxMemory.Duplicate(Handle), Length)
        : throw NotHere();

    /// <summary>Gives the memory back, as far as this array is concerned.</summary>
    public void Dispose()
    {
        mapping.Dispose();
        Handle.Dispose();
    }

    /// <summary>Such as <c>SharedArray of 1000 Double</c>.</summary>
    public override string ToString() =>
        $"SharedArray of {Length} {typeof(T).Name}{(mapping.IsClosed ? ", disposed" : "")}";

    /// <summary>An array that another process has sent; takes over the handle.</summary>
    /// <exception cref="InvalidDataException">The memory is smaller, or could become so while it is in use.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux.</exception>
    internal static SharedArray<T> Open(SafeFileHandle handle, int length)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
                throw NotHere();
            LinuxMemory.Check(handle, (long)length * Unsafe.SizeOf<T>());
        }
        catch
        {
            handle.Dispose();
            throw;
        }

        return Map(handle, length);
    }

    /// <summary>An array in a file.</summary>
    /// <exception cref="InvalidDataException">The file has another length.</exception>
    /// <exception cref="IOException">It is not there any more, or there is no room for it.</exception>
    internal static SharedArray<T> Open(string path, int length)
    {
        var handle = MappedFile.Open(path);
        try
        {
            return new SharedArray<T>(handle, MappedFile.Map(handle, (long)length * Unsafe.SizeOf<T>()), length, path);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>True once it was disposed of.</summary>
    internal bool IsDisposed => mapping.IsClosed;

    private static PlatformNotSupportedException NotHere() => new("A SharedArray without a name needs Linux.");

    [SupportedOSPlatform("linux")]
    private static SharedArray<T> Map(SafeFileHandle handle, int length)
    {
        try
        {
            return new SharedArray<T>(handle, MappedMemory.Of(handle, (long)length * Unsafe.SizeOf<T>()), length);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private sealed class MappedManager(SharedArray<T> array) : MemoryManager<T>
    {
        public override Span<T> GetSpan() => array.Span;

        public override unsafe MemoryHandle Pin(int elementIndex = 0)
        {
            var taken = false;
            array.mapping.DangerousAddRef(ref taken);
            return new MemoryHandle((T*)array.mapping.DangerousGetHandle() + elementIndex, default, this);
        }

        public override void Unpin() => array.mapping.DangerousRelease();

        protected override void Dispose(bool disposing)
        {
            // The array is what is disposed of.
        }
    }
}
