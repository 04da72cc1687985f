using AshPlot.Cli.Slurm;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Cli.Tests.Slurm;

/// <summary>
/// Arrays are given as <c>id min max step count</c>, srun's tasks as <c>step rank tasks</c>; <c>-</c> is a variable
/// that is not set.
/// </summary>
public sealed class SlurmShardTests
{
    [TestCase("1 1 7 1 7", 1, 7)]
    [TestCase("7 1 7 1 7", 7, 7)]
    [TestCase("1 1 1 1 1", 1, 1)]
    [TestCase("13 1 13 2 7", 7, 7)]
    [TestCase("5 1 13 4 4", 2, 4)]
    [TestCase("3 1 - - 7", 3, 7)]
    public void A_task_of_an_array_has_its_place_in_it(string array, int index, int count) =>
        Assert.That(Of(array), Is.EqualTo(new Shard(index, count)));

    [TestCase("0 0 6 1 7", "begins with 0")]
    [TestCase("3 3 3 1 1", "begins with 3")]
    [TestCase("2 2 14 2 7", "begins with 2")]
    [TestCase("5 1 5 1 2", "gaps")]
    [TestCase("1 1 5 1 2", "gaps")]
    [TestCase("4 1 13 2 7", "gaps")]
    [TestCase("8 1 7 1 7", "gaps")]
    [TestCase("0 1 7 1 7", "gaps")]
    [TestCase("1 1 7 0 7", "SLURM_ARRAY_TASK_STEP=0")]
    [TestCase("1 1 7 1 0", "SLURM_ARRAY_TASK_COUNT=0")]
    [TestCase("x 1 7 1 7", "SLURM_ARRAY_TASK_ID is 'x'")]
    [TestCase("1 - 7 1 7", "SLURM_ARRAY_TASK_MIN is not set")]
    [TestCase("1 1 7 1 -", "SLURM_ARRAY_TASK_COUNT is not set")]
    [TestCase("1 1 7 y 7", "SLURM_ARRAY_TASK_STEP is 'y'")]
    public void An_array_that_is_not_one_to_N_is_refused(string array, string problem) =>
        Assert.That(
            () => Of(array),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.StartsWith("--shard slurm: ")
                .And.Message.Contains(problem)
        );

    [TestCase("0 0 4", 1, 4)]
    [TestCase("0 3 4", 4, 4)]
    [TestCase("17 1 2", 2, 2)]
    [TestCase("0 0 1", 1, 1)]
    public void A_task_of_srun_has_its_rank(string step, int index, int count) =>
        Assert.That(Of(step: step), Is.EqualTo(new Shard(index, count)));

    [Test]
    public void A_rank_that_is_not_below_the_number_of_tasks_is_refused() =>
        Assert.That(
            () => Of(step: "0 4 4"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("SLURM_PROCID=4")
        );

    [TestCase("batch 0 4")]
    [TestCase("- 0 4")]
    [TestCase("- - -")]
    public void Outside_an_array_and_srun_it_is_refused(string step) =>
        Assert.That(
            () => Of(step: step),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("SLURM_ARRAY_TASK_ID is not set")
        );

    [Test]
    public void An_array_of_several_tasks_each_is_refused() =>
        Assert.That(
            () => Of("3 1 7 1 7", "0 1 2"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("2 tasks of srun")
        );

    [TestCase("0 0 1")]
    [TestCase("batch 0 2")]
    public void One_task_of_srun_in_an_array_follows_the_array(string step) =>
        Assert.That(Of("3 1 7 1 7", step), Is.EqualTo(new Shard(3, 7)));

    private static Shard Of(string array = "- - - - -", string step = "- - -")
    {
        string[] names =
        [
            "SLURM_ARRAY_TASK_ID",
            "SLURM_ARRAY_TASK_MIN",
            "SLURM_ARRAY_TASK_MAX",
            "SLURM_ARRAY_TASK_STEP",
            "SLURM_ARRAY_TASK_COUNT",
            "SLURM_STEP_ID",
            "SLURM_PROCID",
            "SLURM_NTASKS",
        ];
        var values = $"{array} {step}".Split(' ');
        return SlurmShard.Of(name =>
            Array.IndexOf(names, name) is >= 0 and var place && values[place] != "-" ? values[place] : null
        );
    }
}
