using System.Globalization;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>Looks at processes by way of <c>/proc</c>.</summary>
internal static class Processes
{
    /// <summary>True while a process lives and is no zombie.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            return status[status.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Processes that a process has started.</summary>
    public static int[] ChildrenOf(int id) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var child) ? child : 0)
            .Where(child => child > 0 && ParentOf(child) == id),
    ];

    /// <summary>Processes that a process has started, what these have started, and so on.</summary>
    public static int[] DescendantsOf(int id) => [.. ChildrenOf(id).SelectMany(child => (int[])[child, .. DescendantsOf(child)])];

    /// <summary>Waits until none of the processes lives; the test's time limit ends a wait in vain.</summary>
    public static async Task WaitUntilGoneAsync(IEnumerable<int> ids, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            while (IsAlive(id))
                await Task.Delay(20, cancellation);
        }
    }

    private static int ParentOf(int id)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
