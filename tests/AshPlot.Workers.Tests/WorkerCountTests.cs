using AshPlot.Workers.Native;

namespace AshPlot.Workers.Tests;

public sealed class WorkerCountTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("ashplot-test-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [TestCase(8, null, null, 8)]
    [TestCase(8, "4", null, 4)]
    [TestCase(2, "4", null, 2)]
    [TestCase(8, "4", "6", 4)]
    [TestCase(8, null, "6", 6)]
    [TestCase(8, "", "", 8)]
    [TestCase(8, "0", "x", 8)]
    [TestCase(0, null, null, 1)]
    public void A_Slurm_job_uses_what_it_was_given(int processors, string? perTask, string? onNode, int workers) =>
        Assert.That(WorkerCount.Automatic(processors, name => name == "SLURM_CPUS_PER_TASK" ? perTask
                : name == "SLURM_CPUS_ON_NODE" ? onNode
                : null), Is.EqualTo(workers));

    [TestCase("200000 100000", "max 100000", "max 100000", 2)]
    [TestCase("max 100000", "150000 100000", "max 100000", 2)]
    [TestCase("max 100000", "300000 100000", "50000 100000", 1)]
    [TestCase("400000 100000", "300000 100000", "max 100000", 3)]
    [TestCase("max 100000", "max 100000", "max 100000", null)]
    [TestCase(null, "100000 100000", null, 1)]
    public void The_least_limit_of_the_cgroup_and_those_above_it_counts(
        string? root,
        string? job,
        string? step,
        int? limit
    )
    {
        Write("cpu.max", root);
        Write("slurm/job_7/cpu.max", job);
        Write("slurm/job_7/step_batch/cpu.max", step);
        Write("slurm/job_8/cpu.max", "100000 100000");
        var membership = Write("membership", "0::/slurm/job_7/step_batch\n")!;

        Assert.That(CgroupProcessors.Limit(membership, folder.FullName), Is.EqualTo(limit));
    }

    [TestCase("250000", "100000", 3)]
    [TestCase("-1", "100000", null)]
    public void So_it_is_with_the_first_version_of_cgroups(string quota, string period, int? limit)
    {
        Write("cpu,cpuacct/job_7/cpu.cfs_quota_us", quota);
        Write("cpu,cpuacct/job_7/cpu.cfs_period_us", period);
        var membership = Write("membership", "12:memory:/elsewhere\n4:cpu,cpuacct:/job_7\n1:name=systemd:/x\n")!;

        Assert.That(CgroupProcessors.Limit(membership, folder.FullName), Is.EqualTo(limit));
    }

    [Test]
    public void Where_there_are_no_cgroups_there_is_no_limit() =>
        Assert.That(CgroupProcessors.Limit(Path.Combine(folder.FullName, "none"), folder.FullName), Is.Null);

    [Test]
    public void This_process_may_have_a_worker_and_no_more_than_it_has_processors() =>
        Assert.That(WorkerCount.Automatic(), Is.InRange(1, Environment.ProcessorCount));

    private string? Write(string name, string? content)
    {
        if (content is null)
            return null;
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }
}
