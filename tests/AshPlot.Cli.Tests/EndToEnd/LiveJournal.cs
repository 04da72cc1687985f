using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// The journal of a render that runs: which maps it knows to be finished, and who drew them. Its owner has locked it
/// against other programs of .NET, so it is opened by the kernel's own call.
/// </summary>
internal static partial class LiveJournal
{
    /// <summary>The process that drew each of the finished maps.</summary>
    /// <param name="maps">The output folder.</param>
    /// <param name="name">The journal's name there; a shard has one of its own.</param>
    public static int[] DrawnBy(string maps, string name = "journal")
    {
        var descriptor = Open(Path.Combine(maps, ".ashplot", name), 0);
        if (descriptor < 0)
            return []; // not begun yet
        using var file = new SafeFileHandle(descriptor, ownsHandle: true);
        var bytes = new byte[RandomAccess.GetLength(file)];
        var length = RandomAccess.Read(file, bytes, 0);
        // The last part is empty, or a line that is being written.
        return
        [
            .. Encoding
                .UTF8.GetString(bytes, 0, length)
                .Split('\n')[..^1]
                .Select(line => MapLine().Match(line))
                .Where(line => line.Success)
                .Select(line => int.Parse(line.Groups[1].Value)),
        ];
    }

    [GeneratedRegex("""^[0-9]+ [0-9a-f]+ \["map .*"pid":([0-9]+)""")]
    private static partial Regex MapLine();

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
