using System.Diagnostics;

namespace AshPlot.Fuzz;

/// <summary>The most memory that this process had in use at once.</summary>
internal static class PeakMemory
{
    /// <summary>Bytes, since the start or the last reset.</summary>
    public static long Bytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }

    /// <summary>Starts anew where the system can (Linux); else the peak is that of all files so far.</summary>
    public static void TryReset()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // No such file here, or not ours to write: the bound then holds over all files of this worker.
        }
    }
}
