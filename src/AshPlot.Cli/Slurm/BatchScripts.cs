using System.Globalization;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Slurm;

/// <summary>
/// Writes the two batch scripts of a run: an array whose tasks draw a part each, and a job that joins the parts.
/// </summary>
internal static class BatchScripts
{
    // Each start draws for as long as the time limit allows; more would hide a job that gets nowhere.
    private const int MostRestarts = 10;

    /// <summary>The script of the array job.</summary>
    /// <exception cref="InvalidOptionException">A word or a path has a letter that the script cannot carry.</exception>
    public static string Draw(SlurmJobSettings job)
    {
        Check(job);
        var notice = job.Time?.NoticeSeconds ?? TimeLimit.UsualNoticeSeconds;
        string[] directives =
        [
            "--job-name=ashplot",
            $"--array=1-{Text(job.Tasks)}",
            "--ntasks=1",
            .. job.ProcessorsPerTask is { } processors ? [$"--cpus-per-task={Text(processors)}"] : (string[])[],
            .. Place(job),
            "--requeue",
            $"--signal=B:TERM@{Text(notice)}",
            "--open-mode=append",
            $"--output={LogFile(job, "draw-%A_%a.log")}",
        ];
        return $$"""
            #!/bin/bash
            # Draws part $SLURM_ARRAY_TASK_ID of {{Text(
                job.Tasks
            )}}. To draw one part again: sbatch --array=PART, and this file.
            {{Directives(directives)}}

            cd -- {{ShellWord.Quote(job.CurrentFolder)}} || exit
            part=${SLURM_ARRAY_TASK_ID:?is set in tasks of a Slurm array only}
            task=${SLURM_ARRAY_JOB_ID:-}_$part

            # A task that was requeued goes on with what it had drawn.
            restarts=${SLURM_RESTART_COUNT:-0}
            resume=({{(job.Resume ? "--resume" : "")}})
            if ((restarts > 0)); then resume=(--resume); fi

            # Before its time is up Slurm sends SIGTERM to this shell alone. It passes it on, waits until the program has
            # stopped tidily (143), and puts the task back into the queue. The program is started by this script as well,
            # in its last line; after {{Text(MostRestarts)}} restarts the shell itself becomes the program.
            if [[ ${1:-} != draw ]] && ((restarts < {{Text(MostRestarts)}})); then
              again=
              # shellcheck disable=SC2317 # the trap calls it
              stop() {
                local job
                job=$(timeout 20 scontrol show job "$task" 2> /dev/null)
                case $job in
                  # Slurm itself ends the task and has told the program so; it comes back only where its time was up.
                  *JobState=COMPLETING* | *JobState=CANCELLED*) [[ $job != *Reason=TimeLimit* ]] || again=1 ;;
                  *) again=1 && kill -TERM "$program" ;;
                esac
              }
              trap stop TERM
              "$BASH" "$0" draw &
              program=$!
              wait "$program"
              status=$?
              # A signal ends the wait, not the program.
              while kill -0 "$program" 2> /dev/null; do
                wait "$program"
                status=$?
              done
              if [[ -n $again ]] && ((status == 143)); then
                trap '' TERM
                echo "time is up: back into the queue, restart $((restarts + 1)) of {{Text(MostRestarts)}}"
                scontrol requeue "$task"
              fi
              exit "$status"
            fi

            exec {{ShellWord.Join([
                job.Program.FileName,
                .. job.Program.Arguments,
                "render",
                .. job.RenderWords,
            ])}} "${resume[@]}" --shard "$SLURM_ARRAY_TASK_ID/{{Text(job.Tasks)}}"

            """;
    }

    /// <summary>The script of the job that joins the parts, whether all tasks succeeded or not.</summary>
    /// <exception cref="InvalidOptionException">A path has a letter that the script cannot carry.</exception>
    public static string Merge(SlurmJobSettings job)
    {
        Check(job);
        string[] directives =
        [
            "--job-name=ashplot-merge",
            "--ntasks=1",
            .. Place(job),
            $"--output={LogFile(job, "merge-%j.log")}",
        ];
        string[] words =
        [
            job.Program.FileName,
            .. job.Program.Arguments,
            "merge",
            Path.GetFullPath(job.OutputFolder, job.CurrentFolder),
        ];
        return $"""
            #!/bin/bash
            # Joins the parts that the array job has drawn.
            {Directives(directives)}

            exec {ShellWord.Join(words)}

            """;
    }

    private static IEnumerable<string> Place(SlurmJobSettings job)
    {
        if (job.Partition is { } partition)
            yield return $"--partition={partition}";
        if (job.Account is { } account)
            yield return $"--account={account}";
        if (job.Time is { } time)
            yield return $"--time={time.Text}";
    }

    private static string Directives(IEnumerable<string> options) =>
        string.Join('\n', options.Select(option => "#SBATCH " + option));

    /// <summary>
    /// In a directive a name stands in double quotes, and a percent sign of the path is doubled, since Slurm puts
    /// numbers for its patterns.
    /// </summary>
    private static string LogFile(SlurmJobSettings job, string name)
    {
        var folder = job
            .ScriptFolder.Replace("%", "%%", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{folder}/{name}\"";
    }

    private static void Check(SlurmJobSettings job)
    {
        foreach (
            var word in (string[])
                [.. job.RenderWords, job.CurrentFolder, job.Program.FileName, .. job.Program.Arguments]
        )
        {
            if (word.Any(char.IsControl))
                throw new InvalidOptionException(
                    "slurm",
                    $"'{word}' has a line break or another control character, which a batch script cannot contain"
                );
        }

        // To Slurm a backslash in the name of a log says that it has no patterns.
        if (job.ScriptFolder.Contains('\\') || job.ScriptFolder.Any(char.IsControl))
            throw new InvalidOptionException(
                "--output",
                $"'{job.OutputFolder}' has a backslash or a control character, which Slurm does not accept in the name of a log file"
            );
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Writes text as one word of a shell's command line.</summary>
internal static class ShellWord
{
    /// <summary>The text as it is where no letter of it means anything to a shell, else in single quotes.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(IsPlain) ? text : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>A command line of several words.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_' or ':' or ',' or '=' or '+' or '@';
}
