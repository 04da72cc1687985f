using System.Buffers.Text;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Native;

/// <summary>
/// The resident memory of a process that is its own: without files and memory that it shares with others. On Linux of
/// <c>/proc/PID/statm</c> (proc(5)), which is opened once, so that it stays that of this process even when its id is
/// given anew.
/// </summary>
internal sealed class ProcessMemory : IDisposable
{
    private readonly SafeFileHandle? statm;
    private readonly int processId;

    public ProcessMemory(int processId)
    {
        this.processId = processId;
        try
        {
            statm = OperatingSystem.IsLinux() ? File.OpenHandle($"/proc/{processId}/statm") : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process is gone already, as its channel will tell; or /proc is not mounted, and Process says nothing
            // either.
        }
    }

    /// <summary>In bytes; null for a process that is gone.</summary>
    public long? Read() => OperatingSystem.IsLinux() ? ReadStatm() : ReadWorkingSet();

    public void Dispose() => statm?.Dispose();

    private long? ReadStatm()
    {
        if (statm is null)
            return null;
        try
        {
            // In pages: size resident shared text lib data dt.
            Span<byte> text = stackalloc byte[256];
            text = text[..RandomAccess.Read(statm, text, 0)];
            return TryNext(ref text, out _) && TryNext(ref text, out var resident) && TryNext(ref text, out var shared)
                ? (resident - shared) * Environment.SystemPageSize
                : null;
        }
        catch (IOException)
        {
            return null; // ESRCH
        }
    }

    private static bool TryNext(ref Span<byte> text, out long number)
    {
        if (!Utf8Parser.TryParse(text, out number, out var length))
            return false;
        text = text[Math.Min(length + 1, text.Length)..];
        return true;
    }

    private long? ReadWorkingSet()
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
