using System.IO.Hashing;
using System.Runtime.InteropServices;
using AshPlot.Core.Loading;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Rendering.Tasks;

/// <summary>
/// Keeps slices in memory that belongs to no file system and that other workers can open: it goes with the last process
/// that has it open, however that ends, and a slice stays within reach of whichever worker draws it. Linux only;
/// elsewhere nothing is kept. Not thread-safe.
/// </summary>
/// <param name="room">Most bytes to keep.</param>
internal sealed partial class SliceMemory(long room) : ISliceKeeper, IDisposable
{
    private const string Name = "ashplot-slices";
    private const uint CloseOnExecute = 1;

    private readonly Dictionary<string, SafeFileHandle?> others = [];
    private SafeFileHandle? memory;
    private string place = "";
    private long used;

    /// <inheritdoc/>
    public KeptSlice? Keep(ReadOnlySpan<byte> content)
    {
        if (content.Length > room - used || Memory() is not { IsInvalid: false } own)
            return null;
        try
        {
            RandomAccess.Write(own, content, used);
        }
        catch (IOException)
        {
            // The machine, or the limit of a batch job, has no more memory to give.
            used = room;
            return null;
        }

        var kept = new KeptSlice(place, used, content.Length, Crc32.HashToUInt32(content));
        used += content.Length;
        return kept;
    }

    /// <inheritdoc/>
    public bool TryFetch(KeptSlice kept, Span<byte> content)
    {
        if (content.Length != kept.Length || (kept.Place == place ? memory : Other(kept.Place)) is not { } source)
            return false;
        try
        {
            return RandomAccess.Read(source, content, kept.Offset) == content.Length
                && Crc32.HashToUInt32(content) == kept.Checksum;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        memory?.Dispose();
        foreach (var other in others.Values)
            other?.Dispose();
        others.Clear();
    }

    [LibraryImport(
        "libc",
        EntryPoint = "memfd_create",
        StringMarshalling = StringMarshalling.Utf8,
        SetLastError = true
    )]
    private static partial int CreateMemory(string name, uint flags);

    private SafeFileHandle Memory()
    {
        if (memory is not null)
            return memory;
        var descriptor = OperatingSystem.IsLinux() ? CreateMemory(Name, CloseOnExecute) : -1;
        memory = new SafeFileHandle(descriptor, ownsHandle: true);
        place = $"/proc/{Environment.ProcessId}/fd/{descriptor}";
        return memory;
    }

    /// <summary>
    /// The memory of another worker, or null where it is gone; its number may by now belong to something else.
    /// </summary>
    private SafeFileHandle? Other(string otherPlace)
    {
        if (others.TryGetValue(otherPlace, out var known))
            return known;
        SafeFileHandle? opened = null;
        try
        {
            if (
                File.ResolveLinkTarget(otherPlace, returnFinalTarget: false)
                    ?.Name.StartsWith($"memfd:{Name}", StringComparison.Ordinal)
                is true
            )
                opened = File.OpenHandle(otherPlace);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The worker is gone, and what it kept with it.
        }

        others.Add(otherPlace, opened);
        return opened;
    }
}
