using System.Globalization;

namespace AshPlot.Cli.StartMethods;

/// <summary>Facts about this process, asked of the kernel each time: what .NET remembers is inherited by a fork.</summary>
internal static class ProcessFacts
{
    /// <summary>The process id.</summary>
    public static int Id() => OperatingSystem.IsLinux()
        ? int.Parse(new FileInfo("/proc/self").LinkTarget!, NumberStyles.None, CultureInfo.InvariantCulture)
        : Environment.ProcessId;
}
