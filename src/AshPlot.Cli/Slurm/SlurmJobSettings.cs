using AshPlot.Workers;

namespace AshPlot.Cli.Slurm;

/// <summary>A run to draw as a Slurm array job; checked.</summary>
internal sealed record SlurmJobSettings
{
    /// <summary>How many tasks the array has, each of which draws one part.</summary>
    public required int Tasks { get; init; }

    /// <summary>Processors of a task; null for Slurm's own default.</summary>
    public required int? ProcessorsPerTask { get; init; }

    public required string? Partition { get; init; }

    public required string? Account { get; init; }

    public required TimeLimit? Time { get; init; }

    /// <summary>True to hand the scripts to <c>sbatch</c>.</summary>
    public required bool Submit { get; init; }

    /// <summary>
    /// The words of <c>render</c> that draw the run, without the verb, <c>--shard</c> and <c>--resume</c>.
    /// </summary>
    public required IReadOnlyList<string> RenderWords { get; init; }

    /// <summary>True when the first start of a task already goes on with what an earlier job drew.</summary>
    public required bool Resume { get; init; }

    /// <summary>The output folder as the user gave it.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Folder that the words' relative paths start from.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>How ashplot is started: an absolute path, and what stands before the verb.</summary>
    public required WorkerProgram Program { get; init; }

    /// <summary>Where the scripts go.</summary>
    public string ScriptFolder =>
        Path.Combine(Path.GetFullPath(OutputFolder, CurrentFolder), Core.Output.OutputFolder.WorkingName, "slurm");
}
