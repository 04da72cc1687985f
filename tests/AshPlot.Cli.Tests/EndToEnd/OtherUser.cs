using System.Diagnostics;
using System.Runtime.Versioning;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// Users of the machine without any rights, as whom root runs commands. Where the tests do not run as root they are
/// skipped.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class OtherUser
{
    /// <summary>The user who attacks.</summary>
    public const int Attacker = 64_001;

    /// <summary>The user who is attacked, where it is not root.</summary>
    public const int Victim = 64_002;

    /// <summary>Skips the test where commands cannot be run as other users.</summary>
    public static void Require()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists("/usr/bin/setpriv"))
            Assert.Ignore("needs root and setpriv");
    }

    /// <summary>Runs a program as a user, without what the environment says of another.</summary>
    public static async Task<CommandResult> RunAsync(
        CancellationToken cancellation,
        int user,
        string folder,
        params string[] command
    )
    {
        using var running = AshPlotProcess.StartIn(
            folder,
            "/usr/bin/env",
            [
                "-u",
                "HOME",
                "-u",
                "XDG_RUNTIME_DIR",
                "-u",
                "TMPDIR",
                "-u",
                "XDG_CACHE_HOME",
                "setpriv",
                $"--reuid={user}",
                $"--regid={user}",
                "--clear-groups",
                "env",
                .. command,
            ]
        );
        return await running.WaitAsync(cancellation);
    }

    /// <summary>Does something as a user, in a shell.</summary>
    public static async Task DoAsync(int user, string folder, string script)
    {
        var result = await RunAsync(TestContext.CurrentContext.CancellationToken, user, folder, "sh", "-ec", script);
        Assert.That(result.Status, Is.Zero, result.Error);
    }

    /// <summary>A folder of a user that others may read.</summary>
    public static string Folder(TemporaryFolder temporary, string name, int user)
    {
        File.SetUnixFileMode(temporary["."], (UnixFileMode)0b111_101_101);
        var folder = Directory.CreateDirectory(temporary[name]).FullName;
        using var change = Process.Start("chown", [$"{user}:{user}", folder]);
        change.WaitForExit();
        return folder;
    }
}
