using System.Runtime.Versioning;
using AshPlot.Workers.Dummy;
using AshPlot.Workers.Launching;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Tests;

/// <summary>The ways between parent and worker.</summary>
[CancelAfter(60_000)]
internal sealed class ChannelTests
{
    [TestCase(ChannelKind.UnixSocket)]
    [TestCase(ChannelKind.NamedPipe)]
    public async Task A_pool_works_over(ChannelKind channel)
    {
        await using var pool = WorkerPool.Start(Dummies.Options(2) with { Channel = channel, Retries = 0 });
        var sums = await pool.MapAsync(Kinds.Add, Enumerable.Range(0, 300).Select(i => new Addition(i, i)))
            .ToListAsync();
        Assert.That(sums.Select(sum => sum.Result), Is.EqualTo(Enumerable.Range(0, 300).Select(i => 2 * i)));
        await Assert.ThrowsAsync<WorkerDiedException>(() => pool.RunAsync(Kinds.Signal, 9));
        Assert.That(await pool.RunAsync(Kinds.Text, 300_000), Has.Length.EqualTo(300_000));
        await pool.FinishAsync();
        Assert.That(pool.WorkerPids, Is.All.Matches<int>(Dummies.IsReaped));
    }

    [Test]
    public async Task Over_a_named_pipe_a_busy_worker_can_be_asked_to_stop()
    {
        var pool = WorkerPool.Start(
            Dummies.Options() with
            {
                Channel = ChannelKind.NamedPipe,
                StopTimeout = TimeSpan.FromSeconds(50),
            }
        );
        await pool.RunAsync(Kinds.Echo, "ready");
        var task = pool.RunAsync(Kinds.UntilStopped, 0);
        await pool.UntilRunning();
        await pool.DisposeAsync();
        Assert.That(await task, Is.EqualTo(1));
    }

    [Test]
    public async Task The_token_is_neither_on_the_command_line_nor_passed_on_to_a_workers_children()
    {
        await using var pool = Dummies.Pool();
        var pid = await pool.RunAsync(Kinds.ProcessId, 0);
        var arguments = (await File.ReadAllTextAsync($"/proc/{pid}/cmdline")).TrimEnd('\0').Split('\0');
        Assert.That(arguments[1..], Is.EqualTo(new[] { "__worker" }));
        Assert.That(await pool.RunAsync(Kinds.Variable, "ASHPLOT_WORKER_TOKEN"), Is.Null);
        Assert.That(await pool.RunAsync(Kinds.Variable, "OMP_NUM_THREADS"), Is.EqualTo("1"));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void A_sockets_folder_is_closed_to_others_and_gone_when_the_endpoint_is()
    {
        var endpoint = new SocketEndpoint();
        var path = endpoint.Address["unix:".Length..];
        Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(
            File.GetUnixFileMode(Path.GetDirectoryName(path)!),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
        );
        endpoint.Dispose();
        Assert.That(Directory.Exists(Path.GetDirectoryName(path)), Is.False);
    }

    [Test]
    public async Task A_stranger_without_the_token_is_turned_away_and_the_worker_still_gets_in()
    {
        // The program lets a stranger connect first, who knows the address but not the token, and then becomes the
        // worker.
        var script = $$"""
            python3 - "$ASHPLOT_WORKER_CHANNEL" <<'PY'
            import socket, sys
            s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1][5:]); s.send(b'\x0e\0\0\0\x01\x01\0\0\0\x05\0\0\0wrong')
            s.settimeout(30); print('stranger got', s.recv(1))
            PY
            exec "{{Dummies.Program.FileName}}" "$@"
            """;
        var lines = new System.Collections.Concurrent.ConcurrentQueue<WorkerLogEvent>();
        await using var pool = WorkerPool.Start(
            Dummies.Options() with
            {
                Program = new WorkerProgram("/bin/sh", ["-c", script, "sh"]),
                Log = lines.Enqueue,
            }
        );
        Assert.That(await pool.RunAsync(Kinds.Echo, "in"), Is.EqualTo("in"));
        await Dummies.Until(() => lines.Any(line => line.Message == "stranger got b''"));
    }

    [Test]
    public void A_frame_over_the_limit_is_refused_before_it_is_read()
    {
        var (parent, worker) = MemoryChannel.CreatePair();
        worker.Send([0xff, 0xff, 0xff, 0x7f]);
        Assert.Throws<InvalidDataException>(() => new FrameReceiver(parent, 1024).TryReceive(out _));
        worker.Dispose();
        Assert.Throws<ChannelClosedException>(() => parent.Send([1]));
    }

    [Test]
    public void Frames_survive_being_cut_anywhere()
    {
        var writer = new FrameWriter(1 << 20);
        var frame = writer.Begin(FrameKind.Task).Int64(7).Text("kind").Bytes([1, 2, 3]).Bytes(null).End().ToArray();
        for (var cut = 1; cut < frame.Length; cut++)
        {
            var (parent, worker) = MemoryChannel.CreatePair();
            parent.Send(frame.AsSpan(0, cut));
            parent.Send(frame.AsSpan(cut));
            parent.FinishSending();
            var receiver = new FrameReceiver(worker, 1 << 20);
            Assert.That(receiver.TryReceive(out var received), Is.True);
            Assert.That((received.Kind, received.Int64(), received.Text()), Is.EqualTo((FrameKind.Task, 7L, "kind")));
            Assert.That(received.Bytes(), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(received.Bytes(), Is.Null);
            Assert.That(receiver.TryReceive(out _), Is.False);
        }
    }

    [Test]
    public void A_field_that_reaches_beyond_its_frame_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => new Frame(FrameKind.Log, [9, 0, 0, 0, 65]).Text());
        Assert.Throws<InvalidDataException>(() => new Frame(FrameKind.Log, [1, 2]).Int32());
        Assert.Throws<InvalidDataException>(() => new Frame(FrameKind.Log, [0xff, 0xff, 0xff, 0xff]).Text());
    }
}
