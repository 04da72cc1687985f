using AshPlot.Cli.CommandLine;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Reporting;
using AshPlot.Rendering.Resuming;
using AshPlot.Workers;

namespace AshPlot.Cli.Slurm;

/// <summary>Runs <c>slurm render</c>: writes the scripts, and submits them or says how to.</summary>
internal static class SlurmCommandRunner
{
    private const UnixFileMode ScriptMode =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    public static int Run(SlurmJobSettings job, IReadOnlyList<string> inputs)
    {
        // The scripts are made first: they refuse what they cannot carry. Inputs are looked for here, before a job
        // waits for hours.
        var (drawText, mergeText) = (BatchScripts.Draw(job), BatchScripts.Merge(job));
        InputFiles.Resolve(inputs, ErrorReport.Warn);
        using var output = OutputFolder.Create(job.OutputFolder, ProcessMark.Own, ProcessMark.IsOfTheDead);
        var draw = Write(job, "draw.sh", drawText, output);
        var merge = Write(job, "merge.sh", mergeText, output);
        if (!job.Submit)
        {
            Console.Out.WriteLine($"draw=$(sbatch --parsable {ShellWord.Quote(draw)})");
            Console.Out.WriteLine($"sbatch --dependency=afterany:\"${{draw%%;*}}\" {ShellWord.Quote(merge)}");
            return ExitStatus.Done;
        }

        // What shards of an earlier job left must not pass for this one's.
        ShardFiles.RemoveAll(output.StateFolder);
        if (!job.Resume)
            RenderJournal.RemoveThoseOfShards(output);
        var array = Sbatch.Submit(draw);
        Console.Out.WriteLine($"draw {array}");
        try
        {
            Console.Out.WriteLine($"merge {Sbatch.Submit(merge, $"--dependency=afterany:{array}")}");
        }
        catch (SlurmException error)
        {
            throw new SlurmException(
                $"array job {array} is queued, but not the job that joins its parts: {error.Message}",
                error
            );
        }

        return ExitStatus.Done;
    }

    private static string Write(SlurmJobSettings job, string name, string text, OutputFolder output)
    {
        var path = Path.Combine(job.ScriptFolder, name);
        AtomicFile.Write(path, output.WorkingFolder, aside =>
        {
            File.WriteAllText(aside, text);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(aside, ScriptMode);
        });
        return path;
    }
}
