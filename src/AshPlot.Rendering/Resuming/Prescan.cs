using System.Text.Json;
using AshPlot.Core;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;

namespace AshPlot.Rendering.Resuming;

/// <summary>
/// What was found by reading all slices of a run, kept beside its maps: a second render of the same inputs, and a shard
/// that starts later, are spared to read a file of gigabytes for one map. It is good for as long as the inputs, and the
/// options that it depends on, are the same.
/// </summary>
/// <param name="output">The output folder.</param>
/// <param name="job">What is drawn of which inputs.</param>
/// <param name="log">Is told where what is there cannot be used.</param>
internal sealed class Prescan(OutputFolder output, JobFingerprint job, RenderLog log)
{
    /// <summary>Name of the file in the folder of the state.</summary>
    public const string FileName = "prescan";

    // Some hundred bytes a quantity, and the names of the inputs.
    private const long Longest = 64 << 20;

    private readonly string path = Path.Combine(output.StateFolder, FileName);
    private readonly JobFingerprint job = job.OfPrescan();

    /// <summary>The survey of the same quantities of the same inputs; null where there is none.</summary>
    public Survey? Find(RunPlan plan)
    {
        try
        {
            if (
                Read() is not { } found
                || found.Job.DifferenceTo(job) is not null
                || !found.Survey.Quantities.SequenceEqual(KnownSurvey.NamesOf(plan))
            )
                return null;
            log.Information($"scale and box are those of the prescan in {path}; remove it to read all slices again");
            return found.Survey.Survey;
        }
        catch (Exception error) when (error is UnreadableInputException or IOException or UnauthorizedAccessException)
        {
            log.Warning($"{path} cannot be used, all slices are read again: {error.Message}");
            return null;
        }
    }

    /// <summary>
    /// Keeps a survey that is complete. Where that fails the next run reads all slices again, and nothing else is lost.
    /// </summary>
    public void Keep(RunPlan plan, Survey survey)
    {
        try
        {
            var known = new KnownPrescan(job, new KnownSurvey(KnownSurvey.NamesOf(plan), survey));
            AtomicFile.WriteText(
                path,
                output.WorkingFolder,
                JsonSerializer.Serialize(known, JournalJson.Default.KnownPrescan)
            );
        }
        catch (UnwritableOutputException error)
        {
            log.Warning($"what was found by reading all slices is not kept for the next run: {error.Message}");
        }
    }

    private KnownPrescan? Read()
    {
        if (!File.Exists(path))
            return null;
        using var folder = OutputPath.OpenFolderOf(path);
        using var file = folder.OpenFile(
            FileName,
            orCreate: false,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        if (RandomAccess.GetLength(file) is var length && length > Longest)
            throw new UnreadableInputException(path, $"has {length / 1e6:0} MB, too large for a prescan");
        var json = new byte[length];
        var read = RandomAccess.Read(file, json, 0);
        return CheckedJson.Read(
            json.AsMemory(0, read),
            JournalJson.Default.KnownPrescan,
            path,
            "a prescan of ashplot",
            static known =>
                known is { Job.Facts: not null, Survey: { } survey }
                    ? JournalCheck.Survey(survey)
                    : "a prescan that is not complete",
            JournalCheck.NullLists
        );
    }
}

/// <summary>A survey, and what it is of.</summary>
/// <param name="Job">The inputs, and the options that scales and boxes depend on.</param>
/// <param name="Survey">The survey.</param>
internal sealed record KnownPrescan(JobFingerprint Job, KnownSurvey Survey);
