using System.Text.Json;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Reporting;
using AshPlot.Rendering.Resuming;

namespace AshPlot.Rendering;

/// <summary>
/// Sees to it that products of two runs never lie side by side. The folder's <c>run.json</c> says which run its maps
/// are of, so that the same run again, and the shards of a run, need no leave; what is removed for another run is what
/// the lists of the earlier one name.
/// </summary>
internal sealed class EarlierRun(RenderSettings settings, JobFingerprint run, OutputFolder output)
{
    private const string RunFile = "run.json";
    private const string ClaimFile = "claim";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private string RunPath => Path.Combine(output.StateFolder, RunFile);

    /// <summary>
    /// Refuses a folder with products of another run, unless the user has said what is to be done with them. Changes
    /// nothing.
    /// </summary>
    /// <exception cref="InvalidOptionException">There are some.</exception>
    public void Check()
    {
        if (IsResumed || settings.Options.Overwrite || settings.Options.Keep || Difference() is not { } difference)
            return;
        if (ListedFiles.Find(output.Path, Products()) is not [var first, ..] products)
            return;
        throw new InvalidOptionException(
            nameof(OutputFolder),
            $"{output.Path} has {(products.Count == 1 ? $"the file {first}" : $"{products.Count} files")} of another run ({difference}); give {OptionNames.Of(nameof(RenderOptions.Overwrite))} to remove what that run made, {OptionNames.Of(nameof(RenderOptions.Keep))} to leave it there, or another folder"
        );
    }

    /// <summary>
    /// Makes the folder this run's, before the first map is drawn: removes what is to be overwritten.
    /// </summary>
    /// <exception cref="UnwritableOutputException">Something cannot be removed or written.</exception>
    public async Task ReplaceAsync(CancellationToken cancellation)
    {
        // Shards of the run begin at the same time: one removes, and the others see that it is done.
        using var claim = await ClaimAsync(cancellation).ConfigureAwait(false);
        try
        {
            Replace();
        }
        finally
        {
            // While it is locked.
            output.RemoveState(ClaimFile);
        }
    }

    private void Replace()
    {
        if (Difference() is not null)
        {
            // A job that goes on has looked at its journal, and one that needs no leave has found nothing.
            if (settings.Options.Overwrite && !IsResumed)
                Remove();
            AtomicFile.WriteBytes(
                RunPath,
                output.WorkingFolder,
                JsonSerializer.SerializeToUtf8Bytes(run, JournalJson.Default.JobFingerprint)
            );
        }
    }

    /// <summary>True where maps of an earlier, interrupted run of this job are kept.</summary>
    public required bool IsResumed { get; init; }

    /// <summary>In what the run whose maps are there differs from this one; null where it does not.</summary>
    private string? Difference()
    {
        try
        {
            return JsonSerializer
                .Deserialize(output.ReadState(RunFile), JournalJson.Default.JobFingerprint)!
                .DifferenceTo(run);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return "of which it is not known how it was made";
        }
    }

    private void Remove()
    {
        ListedFiles.Remove(output.Path, Products());
        RenderJournal.RemoveAll(output);
        ShardFiles.RemoveAll(output.StateFolder);
        // Last, so that what is left by a kill can still be told.
        ListedFiles.Remove(output.Path, [ReportFiles.ManifestFile]);
    }

    private IEnumerable<string> Products()
    {
        var manifest = Path.Combine(output.Path, ReportFiles.ManifestFile);
        var listed = File.Exists(manifest) ? Manifest.Read(manifest).Products() : [];
        return listed
            .Concat(ShardFiles.Read(output.StateFolder).SelectMany(shard => shard.Manifest.Products()))
            .Concat(RenderJournal.FilesIn(output));
    }

    private async Task<FileStream> ClaimAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (output.TryLockState(ClaimFile) is { } claim)
                return claim;
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }
}
