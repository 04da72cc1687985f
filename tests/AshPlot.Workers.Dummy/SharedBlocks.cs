namespace AshPlot.Workers.Dummy;

/// <summary>The shared memory that this process has.</summary>
public static class SharedBlocks
{
    /// <summary>How many blocks of it are open or mapped, as the kernel says.</summary>
    public static int Count() =>
        Directory.GetFileSystemEntries("/proc/self/fd").Count(IsBlock)
        + File.ReadLines("/proc/self/maps")
            .Count(static line => line.Contains("memfd:ashplot", StringComparison.Ordinal));

    private static bool IsBlock(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget?.StartsWith("/memfd:ashplot", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false; // closed this moment
        }
    }
}
