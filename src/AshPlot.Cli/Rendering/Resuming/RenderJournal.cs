using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AshPlot.Cli.Workers;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Workers;
using Serilog;

namespace AshPlot.Cli.Rendering.Resuming;

/// <summary>
/// What of a render is finished, in a file that outlives the program, however it ends: the journal of a shared dictionary
/// with the entries <c>job</c>, <c>survey</c>, and one per finished map under its path.
/// </summary>
internal sealed class RenderJournal : IDisposable
{
    private const string JobKey = "job";
    private const string SurveyKey = "survey";
    private const string MapPrefix = "map ";

    private readonly DictionaryJournal file;
    private readonly OutputFolder output;
    private readonly JobFingerprint job;
    private readonly ILogger log;
    private HostedDictionary<JournalEntry>? entries;
    private bool isGivenUp;

    private RenderJournal(DictionaryJournal file, OutputFolder output, JobFingerprint job, ILogger log) =>
        (this.file, this.output, this.job, this.log) = (file, output, job, log);

    /// <summary>The name of a render's journal: shards of a run, which may be drawn at the same time, have one each.</summary>
    public static string FileName(Shard? shard) =>
        shard is null ? "journal" : string.Create(CultureInfo.InvariantCulture, $"journal-{shard.Index}-of-{shard.Count}");

    /// <summary>
    /// Checks before anything else is done that an earlier job's maps may be taken over. What is right now may no longer be
    /// when <see cref="Open"/> looks again, but as a rule a wrong job is refused before its input is read.
    /// </summary>
    /// <inheritdoc cref="Open"/>
    public static void Check(OutputFolder output, string name, JobFingerprint job)
    {
        var path = Path.Combine(output.StateFolder, name);
        Refuse(path, Read(path), job, output);
    }

    /// <summary>Opens the journal of a job.</summary>
    /// <param name="output">The output folder.</param>
    /// <param name="name">The journal's file name.</param>
    /// <param name="job">The job.</param>
    /// <param name="resume">True: go on with the one that is there. False: put a new one in its place.</param>
    /// <param name="log">Is told when the journal cannot be written any more.</param>
    /// <exception cref="InvalidOptionException">The maps there are of another job.</exception>
    /// <exception cref="UnreadableInputException">The journal is damaged.</exception>
    /// <exception cref="UnwritableOutputException">The journal cannot be written, or another render has it open.</exception>
    public static RenderJournal Open(OutputFolder output, string name, JobFingerprint job, bool resume, ILogger log)
    {
        var path = Path.Combine(output.StateFolder, name);
        DictionaryJournal file;
        try
        {
            file = resume ? DictionaryJournal.Open(path) : DictionaryJournal.Create(path);
        }
        catch (DictionaryJournalException error) when (error.InnerException is not null)
        {
            throw new UnwritableOutputException(
                output.Path, "its journal cannot be opened; is another render writing there?", error);
        }
        catch (DictionaryJournalException error)
        {
            throw Damaged(path, error);
        }

        try
        {
            Refuse(path, file.Content, job, output);
            return new RenderJournal(file, output, job, log);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>True when an earlier run has left something.</summary>
    public bool HasContent => file.Content.Entries.Count > 0;

    /// <summary>Journals to a dictionary of the pool, before its tasks begin.</summary>
    public void Begin(RenderPool pool)
    {
        entries = pool.Dictionary("journal", JournalJson.Default.JournalEntry);
        entries.JournalTo(file);
        if (!entries.TryGet(JobKey, out _))
            Note(JobKey, new JournalEntry { Job = job });
    }

    /// <summary>The survey of an earlier run of the same quantities; null where there is none.</summary>
    public Survey? FindSurvey(RunPlan plan) =>
        entries!.TryGet(SurveyKey, out var entry) && entry.Survey is { } known && known.Quantities.SequenceEqual(Names(plan))
            ? known.Survey
            : null;

    /// <summary>Notes a survey that is complete.</summary>
    public void Note(RunPlan plan, Survey survey) =>
        Note(SurveyKey, new JournalEntry { Survey = new KnownSurvey(Names(plan), survey) });

    /// <summary>Notes a map whose files have their final names.</summary>
    public void Note(DrawRequest request, DrawnMap drawn, int pid, int attempts)
    {
        if (isGivenUp)
            return;
        var stamps = drawn.Files.Select(file => FileStamp.Of(output.Path, file)).OfType<FileStamp>().ToImmutableArray();
        // A file that is gone again by now is not finished.
        if (stamps.Length == drawn.Files.Length)
            Note(MapPrefix + request.Map.Path, new JournalEntry { Map = new KeptMap(stamps, HashOf(request), drawn, pid, attempts) });
    }

    /// <summary>
    /// The map as an earlier run has left it; null if it is to be drawn: it was not finished, it shares a scale that has
    /// changed with the choice of maps, or a file is not there or not whole, as after a power cut.
    /// </summary>
    /// <exception cref="InvalidOptionException">A file is whole, but somebody else's work: it is not ours to replace.</exception>
    public KeptMap? Find(DrawRequest request)
    {
        if (!entries!.TryGet(MapPrefix + request.Map.Path, out var entry) || entry.Map is not { } map || map.Request != HashOf(request))
            return null;
        foreach (var file in map.Files)
        {
            var found = FileStamp.Of(output.Path, file.Path);
            if (found is null || found.Length < file.Length)
                return null;
            if (found != file)
            {
                throw new InvalidOptionException(
                    "--resume", $"{Path.Combine(output.Path, file.Path)} is not the file that was drawn there; move it away to have it drawn again, or leave --resume out");
            }
        }

        return map;
    }

    public void Dispose() => file.Dispose();

    private static DictionaryJournalContent Read(string path)
    {
        try
        {
            return DictionaryJournal.Read(path);
        }
        catch (DictionaryJournalException error)
        {
            throw Damaged(path, error);
        }
    }

    private static UnreadableInputException Damaged(string path, Exception cause) => new(
        path, "the journal of the earlier run cannot be read or is damaged; leave --resume out to draw all maps", innerException: cause);

    private static void Refuse(string path, DictionaryJournalContent content, JobFingerprint job, OutputFolder output)
    {
        var first = content.Entries.FirstOrDefault(entry => entry.Key == JobKey);
        if (first?.Json is not { } json)
            return;
        JobFingerprint? earlier;
        try
        {
            earlier = JsonSerializer.Deserialize(json, JournalJson.Default.JournalEntry)?.Job;
        }
        catch (JsonException error)
        {
            throw Damaged(path, error);
        }

        if (earlier?.DifferenceTo(job) is { } difference)
            throw new InvalidOptionException("--resume", $"the maps in {output.Path} are of another job: {difference}; leave --resume out to draw all maps");
    }

    /// <summary>What the worker is told, but for the numbers that change with the choice of maps.</summary>
    private static string HashOf(DrawRequest request)
    {
        var numberless = request with { Map = request.Map with { Number = 0, Quantity = 0 } };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(numberless, WorkerJson.Default.DrawRequest)));
    }

    private static ImmutableArray<string> Names(RunPlan plan) =>
    [
        .. plan.Quantities.Select(quantity => string.Join(' ',
            quantity.Description.Qualifiers.Select(qualifier => $"{qualifier.Key}={qualifier.Value}").Prepend(quantity.Description.Name))),
    ];

    private void Note(string key, JournalEntry entry)
    {
        if (isGivenUp)
            return;
        try
        {
            entries!.Set(key, entry);
        }
        catch (DictionaryJournalException error)
        {
            // The maps are worth more than the journal; without it, the next run draws more than it need.
            isGivenUp = true;
            log.Warning("what is finished from now on cannot be noted for --resume: {Reason}", error.Message);
        }
    }
}
