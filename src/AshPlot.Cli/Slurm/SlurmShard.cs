using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Cli.Slurm;

/// <summary>The shard of the Slurm task that this process is: <c>--shard slurm</c>.</summary>
internal static class SlurmShard
{
    private const string Option = "--shard slurm";
    private const string ArrayId = "SLURM_ARRAY_TASK_ID";

    /// <summary>
    /// Finds the shard: in a task of an array from its place in the array; in one of several tasks that <c>srun</c>
    /// started from its rank.
    /// </summary>
    /// <param name="variable">Reads a variable of the environment; null or empty where it is not set.</param>
    /// <exception cref="InvalidOptionException">This is neither, both, or the variables do not agree.</exception>
    public static Shard Of(Func<string, string?> variable)
    {
        // In a batch script there is a rank too, 0; only srun gives its step a number.
        var isStep = Find(variable, "SLURM_STEP_ID") is not null;
        var tasks = isStep ? Find(variable, "SLURM_NTASKS") ?? 1 : 1;
        if (string.IsNullOrEmpty(variable(ArrayId)))
        {
            return isStep
                ? Rank(Number(variable, "SLURM_PROCID"), tasks)
                : throw Refused(
                    $"this process is neither a task of a Slurm array ({ArrayId} is not set) nor started by srun; give I/N instead"
                );
        }

        if (tasks > 1)
            throw Refused(
                $"each task of this array is {tasks} tasks of srun, which would draw the same maps; start one (srun --ntasks=1)"
            );
        return Place(
            Number(variable, ArrayId),
            Number(variable, "SLURM_ARRAY_TASK_MIN"),
            NumberIfSet(variable, "SLURM_ARRAY_TASK_MAX"),
            NumberIfSet(variable, "SLURM_ARRAY_TASK_STEP") ?? 1,
            Number(variable, "SLURM_ARRAY_TASK_COUNT")
        );
    }

    private static Shard Rank(int rank, int tasks) =>
        rank < tasks
            ? new Shard(rank + 1, tasks)
            : throw Refused($"SLURM_PROCID={rank} is not below SLURM_NTASKS={tasks}");

    private static Shard Place(int id, int least, int? most, int step, int count)
    {
        if (least != 1)
            throw Refused(
                $"the array begins with {least} and not with 1 (SLURM_ARRAY_TASK_MIN); submit --array=1-N, or give I/N to draw a part again"
            );
        if (step < 1 || count < 1)
            throw Refused($"SLURM_ARRAY_TASK_STEP={step} and SLURM_ARRAY_TASK_COUNT={count} must be over 0");
        var last = 1 + ((long)(count - 1) * step);
        if (id < 1 || id > last || (id - 1) % step != 0 || (most is { } greatest && greatest != last))
        {
            throw Refused(
                $"the array has gaps: {ArrayId}={id} is not one of {count} tasks from 1 in steps of {step}"
                    + (most is null ? "" : $" to SLURM_ARRAY_TASK_MAX={most}")
                    + "; submit --array=1-N, or give I/N to draw a part again"
            );
        }

        return new Shard(((id - 1) / step) + 1, count);
    }

    private static int Number(Func<string, string?> variable, string name) =>
        Find(variable, name)
        ?? throw Refused(
            $"{name} is {(string.IsNullOrEmpty(variable(name)) ? "not set" : $"'{variable(name)}', not a number")}; give I/N instead"
        );

    private static int? NumberIfSet(Func<string, string?> variable, string name) =>
        string.IsNullOrEmpty(variable(name)) ? null : Number(variable, name);

    private static int? Find(Func<string, string?> variable, string name) =>
        int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static InvalidOptionException Refused(string problem) => new(Option, problem);
}
