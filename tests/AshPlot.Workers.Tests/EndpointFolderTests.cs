using System.Diagnostics;
using System.Runtime.Versioning;
using AshPlot.Shared;
using AshPlot.Workers.Launching;
using AshPlot.Workers.Native;

namespace AshPlot.Workers.Tests;

/// <summary>The folders of sockets, among other users of the machine.</summary>
[CancelAfter(60_000)]
[Platform("Linux")]
[SupportedOSPlatform("linux")]
internal sealed class EndpointFolderTests
{
    private const int OtherUser = 64_001;

    private string name = "";
    private string leftover = "";

    [SetUp]
    public void NameLeftover()
    {
        name = $"ashplot-w-{ProcessMark.Host}4194305-1-{Guid.NewGuid().ToString("N")[..8]}";
        leftover = Path.Combine("/tmp", name);
    }

    [TearDown]
    public void RemoveLeftover()
    {
        if (Directory.Exists(leftover))
            Directory.Delete(leftover, recursive: true);
    }

    [Test]
    public void The_folder_and_socket_of_a_dead_parent_are_removed()
    {
        Directory.CreateDirectory(leftover, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(leftover, "s"), "");
        EndpointFolder.RemoveLeftovers();
        Assert.That(Directory.Exists(leftover), Is.False);
    }

    [Test]
    public void A_folder_with_anything_else_stays()
    {
        Directory.CreateDirectory(
            Path.Combine(leftover, "inner"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
        File.WriteAllText(Path.Combine(leftover, "file"), "");
        EndpointFolder.RemoveLeftovers();
        Assert.That(
            File.Exists(Path.Combine(leftover, "file")) && Directory.Exists(Path.Combine(leftover, "inner")),
            Is.True
        );
    }

    [Test]
    public void A_folder_that_others_may_enter_is_not_one_of_ours()
    {
        Directory.CreateDirectory(leftover);
        File.SetUnixFileMode(leftover, (UnixFileMode)0b111_101_101);
        File.WriteAllText(Path.Combine(leftover, "s"), "");
        EndpointFolder.RemoveLeftovers();
        Assert.That(File.Exists(Path.Combine(leftover, "s")), Is.True);
    }

    [Test]
    public void A_link_leads_nobody_to_delete_elsewhere()
    {
        var elsewhere = Directory.CreateTempSubdirectory("ashplot-");
        try
        {
            File.WriteAllText(Path.Combine(elsewhere.FullName, "s"), "");
            Directory.CreateSymbolicLink(leftover, elsewhere.FullName);
            EndpointFolder.RemoveLeftovers();
            Assert.That(File.Exists(Path.Combine(elsewhere.FullName, "s")), Is.True);
        }
        finally
        {
            File.Delete(leftover);
            elsewhere.Delete(recursive: true);
        }
    }

    [Test]
    public void A_folder_that_is_exchanged_for_a_link_once_it_is_held_leads_nowhere_else()
    {
        var root = Directory.CreateTempSubdirectory("ashplot-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "folder"));
            Directory.CreateDirectory(Path.Combine(root, "elsewhere"));
            File.WriteAllText(Path.Combine(root, "elsewhere", "s"), "");
            using var held = HeldFolder.Open(root);
            using var folder = held.Enter("folder");
            Directory.Move(Path.Combine(root, "folder"), Path.Combine(root, "away"));
            Directory.CreateSymbolicLink(Path.Combine(root, "folder"), Path.Combine(root, "elsewhere"));

            File.Delete(folder.PathOf("s"));

            Assert.That(File.Exists(Path.Combine(root, "elsewhere", "s")), Is.True);
            Assert.That(
                () => held.Enter("folder"),
                Throws.InstanceOf<IOException>().With.Message.Contains("symbolic link")
            );
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Test]
    public void A_folder_of_another_user_stays()
    {
        RequireRoot();
        Do($"mkdir -m 700 {leftover}; touch {leftover}/s");
        EndpointFolder.RemoveLeftovers();
        Assert.That(File.Exists(Path.Combine(leftover, "s")), Is.True);
    }

    [Test]
    public void A_worker_does_not_talk_to_another_users_listener(CancellationToken cancellation)
    {
        RequireRoot();
        Do($"mkdir -m 755 {leftover}");
        using var listener = Process.Start(
            new ProcessStartInfo("setpriv", [.. As, Dummies.Program.FileName, "listen", $"{leftover}/s"])
            {
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
            }
        )!;
        Assert.That(listener.StandardOutput.ReadLine(), Is.EqualTo("listening"));
        var start = new ProcessStartInfo(Dummies.Program.FileName, [Wire.Protocol.Verb])
        {
            RedirectStandardError = true,
        };
        start.Environment[Wire.Protocol.ChannelVariable] = $"unix:{leftover}/s";
        start.Environment[Wire.Protocol.TokenVariable] = "the token";
        start.Environment[Wire.Protocol.NumberVariable] = "1";

        using var worker = Process.Start(start)!;
        var error = worker.StandardError.ReadToEnd();
        worker.WaitForExit();

        Assert.That(listener.StandardOutput.ReadToEnd(), Is.EqualTo("0 bytes\n"));
        Assert.That(error, Does.Match("\\AA worker cannot connect to its pool: Another user listens at '[^\n]+\n\\z"));
        Assert.That(worker.ExitCode, Is.EqualTo(72));
    }

    private static string[] As => [$"--reuid={OtherUser}", $"--regid={OtherUser}", "--clear-groups"];

    private static void RequireRoot()
    {
        if (LibC.EffectiveUserId() != 0 || !File.Exists("/usr/bin/setpriv"))
            Assert.Ignore("needs root and setpriv");
    }

    private static void Do(string script)
    {
        using var shell = Process.Start("setpriv", [.. As, "sh", "-ec", script]);
        shell.WaitForExit();
        Assert.That(shell.ExitCode, Is.Zero);
    }
}
