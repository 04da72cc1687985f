using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AshPlot.Cli.Tests.EndToEnd;

namespace AshPlot.Cli.Tests.Slurm;

/// <summary>
/// A real Slurm cluster of two nodes on this machine: a controller and two node daemons that listen to the loopback
/// address alone. Disposing stops what it started, by the daemons' own pid files.
/// </summary>
internal sealed class SlurmCluster : IDisposable
{
    private static readonly string[] Nodes = ["n1", "n2"];
    private static readonly string[] Needed =
    [
        "munge",
        "munged",
        "runuser",
        "slurmctld",
        "slurmd",
        "sbatch",
        "srun",
        "scancel",
        "scontrol",
        "sinfo",
        "squeue",
    ];

    private readonly TemporaryFolder folder = new();
    private bool startedMunge;

    private SlurmCluster() { }

    /// <summary>Starts the cluster; the test is skipped where Slurm is not installed or this is not root.</summary>
    public static async Task<SlurmCluster> StartAsync(CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess || Needed.FirstOrDefault(program => Find(program) is null) is not null)
            Assert.Ignore("a Slurm of one's own needs root, and Debian's slurm-wlm and munge");
        var cluster = new SlurmCluster();
        try
        {
            await cluster.StartMungeAsync(cancellation);
            cluster.Configure();
            await cluster.RunAsync(cancellation, "slurmctld", "-f", cluster.Configuration);
            foreach (var node in Nodes)
                await cluster.RunAsync(cancellation, "slurmd", "-N", node, "-f", cluster.Configuration);
            while ((await cluster.RunAsync(cancellation, "sinfo", "-h", "-N", "-o", "%t")).Output != "idle\nidle\n")
                await Task.Delay(100, cancellation);
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    private string Configuration => folder["slurm.conf"];

    /// <summary>Runs a program with this cluster as its Slurm; it must succeed.</summary>
    public async Task<CommandResult> RunAsync(CancellationToken cancellation, string program, params string[] arguments)
    {
        var result = await TryRunAsync(cancellation, program, arguments);
        Assert.That(result.Status, Is.Zero, $"{program} {string.Join(' ', arguments)}: {result.Error}");
        return result;
    }

    /// <summary>
    /// Sends a signal to a job and waits for what it is to bring about. Slurm may answer that the job cannot be altered
    /// now although the signal has gone out, and <c>scancel</c> then tries again seconds later, when the job may be
    /// back in the queue: it is stopped before that.
    /// </summary>
    public async Task SignalAsync(Task effect, params string[] arguments)
    {
        using var scancel = Process.Start(StartOf("scancel", arguments))!;
        await effect;
        scancel.Kill();
        await scancel.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Runs a program until it succeeds, for what Slurm refuses while a job changes its state.</summary>
    public async Task InsistAsync(CancellationToken cancellation, string program, params string[] arguments)
    {
        while ((await TryRunAsync(cancellation, program, arguments)).Status != 0)
            await Task.Delay(200, cancellation);
    }

    public async Task<CommandResult> TryRunAsync(
        CancellationToken cancellation,
        string program,
        params string[] arguments
    )
    {
        var start = StartOf(program, arguments);
        // Daemons keep what they inherit: their output must not be a pipe that somebody waits for.
        var isDaemon = program is "slurmctld" or "slurmd" or "runuser";
        start.RedirectStandardOutput = start.RedirectStandardError = !isDaemon;
        using var process = Process.Start(start)!;
        var output = isDaemon ? Task.FromResult("") : process.StandardOutput.ReadToEndAsync(cancellation);
        var error = isDaemon ? Task.FromResult("") : process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new CommandResult(process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        // Jobs that a failed test has left would outlive their daemons.
        using (var none = new CancellationTokenSource(TimeSpan.FromSeconds(10)))
            TryCancelAll(none.Token);
        foreach (var daemon in Nodes.Append("ctld"))
            Stop(folder[$"{daemon}.pid"]);
        if (startedMunge)
            Stop("/run/munge/munged.pid");
        folder.Dispose();
    }

    private void TryCancelAll(CancellationToken cancellation)
    {
        try
        {
            TryRunAsync(cancellation, "scancel", "--full", "--signal=KILL", "--user=root").GetAwaiter().GetResult();
            TryRunAsync(cancellation, "scancel", "--user=root").GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            TestContext.Progress.WriteLine($"jobs of the test's Slurm could not be cancelled: {error.Message}");
        }
    }

    private ProcessStartInfo StartOf(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program) ?? program, arguments);
        start.Environment["SLURM_CONF"] = Configuration;
        return start;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Append("/usr/sbin")
            .Append("/sbin")
            .Select(path => Path.Combine(path, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Without munge no command of Slurm works; where it runs already it serves.</summary>
    private async Task StartMungeAsync(CancellationToken cancellation)
    {
        if ((await TryRunAsync(cancellation, "munge", "-n")).Status == 0)
            return;
        Directory.CreateDirectory("/run/munge");
        await RunAsync(cancellation, "chown", "munge:munge", "/run/munge");
        await RunAsync(cancellation, "runuser", "-u", "munge", "--", Find("munged")!);
        startedMunge = true;
        while ((await TryRunAsync(cancellation, "munge", "-n")).Status != 0)
            await Task.Delay(50, cancellation);
    }

    private void Configure()
    {
        foreach (var name in (string[])["state", "spool"])
            Directory.CreateDirectory(folder[name]);
        var ports = FreePorts(3);
        var host = Environment.MachineName.Split('.')[0];
        // A task that was requeued waits until its credential has expired, two minutes by default.
        folder.Write(
            "slurm.conf",
            $"""
            ClusterName=test
            SlurmctldHost={host}(127.0.0.1)
            SlurmUser=root
            AuthType=auth/munge
            AuthInfo=cred_expire=5
            CryptoType=crypto/munge
            CredType=cred/munge
            StateSaveLocation={folder["state"]}
            SlurmdSpoolDir={folder["spool"]}/%n
            SlurmctldPidFile={folder["ctld.pid"]}
            SlurmdPidFile={folder["%n.pid"]}
            SlurmctldLogFile={folder["ctld.log"]}
            SlurmdLogFile={folder["%n.log"]}
            SlurmctldPort={ports[0]}
            SlurmdParameters=config_overrides
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            JobAcctGatherType=jobacct_gather/none
            SchedulerParameters=sched_interval=2,bf_interval=2
            ReturnToService=2
            MpiDefault=none
            NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=1 RealMemory=2000
            NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=1 RealMemory=2000
            PartitionName=batch Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP

            """
        );
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Stop();
        return ports;
    }

    private static void Stop(string pidFile)
    {
        if (
            !File.Exists(pidFile)
            || !int.TryParse(
                File.ReadAllText(pidFile).Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var id
            )
        )
            return;
        using (var kill = Process.Start("kill", ["-TERM", $"{id}"]))
            kill.WaitForExit();
        for (var waited = 0; Processes.IsAlive(id) && waited < 100; waited++)
            Thread.Sleep(100);
        if (!Processes.IsAlive(id))
            return;
        using var end = Process.Start("kill", ["-KILL", $"{id}"]);
        end.WaitForExit();
    }
}
