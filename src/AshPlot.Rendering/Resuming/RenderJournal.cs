using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using AshPlot.Core;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering.Resuming;

/// <summary>
/// What of a render is finished, in a file that outlives the program, however it ends: the journal of a shared
/// dictionary with the entries <c>job</c>, <c>survey</c>, and one per finished map under its path. No such dictionary
/// is in memory: nobody asks for an entry before the next start, and a long run has thousands. Not thread-safe.
/// </summary>
internal sealed class RenderJournal : IDisposable
{
    private const string JobKey = "job";
    private const string SurveyKey = "survey";
    private const string MapPrefix = "map ";
    private const string ShardPattern = "journal-*-of-*";

    private readonly string folder;
    private readonly string path;
    private readonly JobFingerprint job;
    private readonly RenderLog log;
    private readonly IReadOnlyDictionary<string, JournalEntry> earlier;
    private DictionaryJournal? file;
    private readonly MemoryStream told = new();
    private bool isGivenUp;

    private RenderJournal(
        string folder,
        string name,
        JobFingerprint job,
        DictionaryJournalContent? content,
        RenderLog log
    )
    {
        (this.folder, path, this.job, this.log) = (folder, PathOf(folder, name), job, log);
        earlier = content is null ? new Dictionary<string, JournalEntry>() : Check(folder, path, content, job);
    }

    /// <summary>
    /// The name of a render's journal: shards of a run, which may be drawn at the same time, have one each.
    /// </summary>
    public static string FileName(Shard? shard) =>
        shard is null
            ? "journal"
            : string.Create(CultureInfo.InvariantCulture, $"journal-{shard.Index}-of-{shard.Count}");

    /// <summary>
    /// Removes the journals of shards, for a job that begins anew: one of its tasks may be stopped before it has a
    /// journal of its own, and must not find another job's when it goes on.
    /// </summary>
    /// <exception cref="UnwritableOutputException">One cannot be removed.</exception>
    public static void RemoveThoseOfShards(OutputFolder output) => output.RemoveState(ShardPattern);

    /// <summary>Removes all journals, of shards and of a whole run.</summary>
    /// <exception cref="UnwritableOutputException">One cannot be removed.</exception>
    public static void RemoveAll(OutputFolder output)
    {
        output.RemoveState(ShardPattern);
        output.RemoveState(FileName(null));
    }

    /// <summary>The files of maps that the journals there list; of a journal that is damaged none.</summary>
    public static IEnumerable<string> FilesIn(OutputFolder output) =>
        Directory
            .EnumerateFiles(output.StateFolder, ShardPattern)
            .Concat(Directory.EnumerateFiles(output.StateFolder, FileName(null)))
            .SelectMany(FilesOf);

    /// <summary>
    /// What an earlier run has left, to look at: to tell what would be drawn, and to refuse a wrong job before its
    /// input is read.
    /// </summary>
    /// <inheritdoc cref="Open"/>
    public static RenderJournal Read(string folder, string name, JobFingerprint job, RenderLog log) =>
        new(folder, name, job, Attempt(folder, EarlierIn(folder, name), DictionaryJournal.Read), log);

    /// <summary>Prepares the journal of a job; it is written from <see cref="Begin"/> on.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="name">The journal's file name.</param>
    /// <param name="job">The job.</param>
    /// <param name="resume">True: go on with the one that is there. False: put a new one in its place.</param>
    /// <param name="log">Is told when the journal cannot be written any more.</param>
    /// <exception cref="InvalidOptionException">The maps there are of another job.</exception>
    /// <exception cref="UnreadableInputException">The journal is damaged.</exception>
    /// <exception cref="UnwritableOutputException">The journal cannot be written, or another render has it
    /// open.</exception>
    public static RenderJournal Open(string folder, string name, JobFingerprint job, bool resume, RenderLog log)
    {
        // One that is not there is made when the first entry is.
        var file =
            resume && EarlierIn(folder, name) is var earlier && File.Exists(earlier)
                ? Attempt(folder, earlier, path => DictionaryJournal.Open(path))
                : null;
        try
        {
            return new RenderJournal(folder, name, job, file?.Content, log) { file = file };
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>True when an earlier run has left something.</summary>
    public bool HasContent => earlier.Count > 0;

    /// <summary>Begins to write, before the first map is drawn; until then an earlier journal is as it was.</summary>
    /// <exception cref="UnwritableOutputException">The journal cannot be written, or another render has it
    /// open.</exception>
    public void Begin()
    {
        file ??= Attempt(folder, path, created => DictionaryJournal.Create(created));
        if (!HasContent)
            Note(JobKey, new JournalEntry { Job = job });
    }

    /// <summary>The survey of an earlier run of the same quantities; null where there is none.</summary>
    public Survey? FindSurvey(RunPlan plan) =>
        earlier.TryGetValue(SurveyKey, out var entry)
        && entry.Survey is { } known
        && known.Quantities.SequenceEqual(KnownSurvey.NamesOf(plan))
            ? known.Survey
            : null;

    /// <summary>Notes a survey that is complete.</summary>
    public void Note(RunPlan plan, Survey survey) =>
        Note(SurveyKey, new JournalEntry { Survey = new KnownSurvey(KnownSurvey.NamesOf(plan), survey) });

    /// <summary>Notes a map whose files have their final names.</summary>
    public void Note(DrawRequest request, DrawnMap drawn, int pid, int attempts)
    {
        if (!isGivenUp)
            Note(
                MapPrefix + request.Map.Path,
                new JournalEntry
                {
                    Map = new KeptMap(drawn.Files, HashOf(request), KeptDrawing.Of(drawn), pid, attempts),
                }
            );
    }

    /// <summary>
    /// The map as an earlier run has left it; null if it is to be drawn: it was not finished, it shares a scale that
    /// has changed with the choice of maps, or a file is not there or not whole, as after a power cut.
    /// </summary>
    /// <exception cref="InvalidOptionException">A file is whole, but somebody else's work: it is not ours to
    /// replace.</exception>
    public KeptMap? Find(DrawRequest request)
    {
        if (
            !earlier.TryGetValue(MapPrefix + request.Map.Path, out var entry)
            || entry.Map is not { } map
            || map.Request != HashOf(request)
        )
            return null;
        foreach (var file in map.Files)
        {
            var found = FileStamp.Of(folder, file.Path);
            if (found is null || found.Length < file.Length)
                return null;
            if (found != file)
            {
                throw new InvalidOptionException(
                    nameof(RenderOptions.Resume),
                    $"{Path.Combine(folder, file.Path)} has changed since it was drawn; remove it to draw it again, or omit {OptionNames.Of(nameof(RenderOptions.Resume))}"
                );
            }
        }

        return map;
    }

    public void Dispose() => file?.Dispose();

    private static IEnumerable<string> FilesOf(string journal)
    {
        try
        {
            return
            [
                .. DictionaryJournal
                    .Read(journal)
                    .ToDictionary(JournalJson.Default.JournalEntry)
                    .Values.SelectMany(entry => entry.Map?.Files.Select(file => file.Path) ?? []),
            ];
        }
        catch (Exception error) when (error is DictionaryJournalException or JsonException)
        {
            return [];
        }
    }

    // Some 500 bytes a map: half a million maps.
    private const long LongestJournal = 256 << 20;

    private static string EarlierIn(string folder, string name)
    {
        var path = PathOf(folder, name);
        return new FileInfo(path) is { Exists: true, Length: > LongestJournal and var length }
            ? throw new UnreadableInputException(
                path,
                $"has {length / 1e6:0} MB, too large for a journal; omit {OptionNames.Of(nameof(RenderOptions.Resume))} to draw all maps"
            )
            : path;
    }

    private static string PathOf(string folder, string name) => Path.Combine(folder, OutputFolder.WorkingName, name);

    private static TResult Attempt<TResult>(string folder, string path, Func<string, TResult> open)
    {
        try
        {
            return open(path);
        }
        catch (DictionaryJournalException error) when (error.InnerException is not null)
        {
            throw new UnwritableOutputException(
                folder,
                $"its journal cannot be opened; is another render writing there? ({error.InnerException.Message})",
                error
            );
        }
        catch (DictionaryJournalException error)
        {
            throw Damaged(path, error);
        }
    }

    private static UnreadableInputException Damaged(string path, Exception cause) =>
        new(
            path,
            $"the journal of the earlier run cannot be read or is damaged; omit {OptionNames.Of(nameof(RenderOptions.Resume))} to draw all maps",
            innerException: cause
        );

    /// <summary>The entries of an earlier run, if it was of this job.</summary>
    private static IReadOnlyDictionary<string, JournalEntry> Check(
        string folder,
        string path,
        DictionaryJournalContent content,
        JobFingerprint job
    )
    {
        var last = new Dictionary<string, byte[]?>();
        foreach (var entry in content.Entries)
            last[entry.Key] = entry.Json;
        // Before all else: entries of another version need not make sense to this one.
        if (last.GetValueOrDefault(JobKey) is { } first && Read(path, first).Job?.DifferenceTo(job) is { } difference)
            throw new InvalidOptionException(
                nameof(RenderOptions.Resume),
                $"the maps in {folder} belong to another job: {difference}; omit {OptionNames.Of(nameof(RenderOptions.Resume))} to draw all maps"
            );
        var entries = last.Where(entry => entry.Value is not null)
            .ToDictionary(entry => entry.Key, entry => Read(path, entry.Value));
        return entries.GetValueOrDefault(JobKey)?.Job is null ? new Dictionary<string, JournalEntry>() : entries;
    }

    private static JournalEntry Read(string path, ReadOnlyMemory<byte> json)
    {
        try
        {
            return CheckedJson.Read(
                json,
                JournalJson.Default.JournalEntry,
                path,
                "an entry of a render's journal",
                JournalCheck.Problem,
                JournalCheck.NullLists
            );
        }
        catch (UnreadableInputException error)
        {
            throw Damaged(path, error);
        }
    }

    /// <summary>
    /// What the worker is told, but for the numbers that change with the choice of maps, and for where values are kept.
    /// </summary>
    private string HashOf(DrawRequest request)
    {
        told.SetLength(0);
        JsonSerializer.Serialize(
            told,
            request with
            {
                Map = request.Map with { Number = 0, Quantity = 0 },
                Kept = null,
            },
            WorkerJson.Default.DrawRequest
        );
        return XxHash128
            .HashToUInt128(told.GetBuffer().AsSpan(0, (int)told.Length))
            .ToString("x32", CultureInfo.InvariantCulture);
    }

    private void Note(string key, JournalEntry entry)
    {
        if (isGivenUp)
            return;
        try
        {
            file!.Append(key, entry, JournalJson.Default.JournalEntry);
        }
        catch (DictionaryJournalException error)
        {
            // The maps are worth more than the journal; without it, the next run draws more than it need.
            isGivenUp = true;
            log.Warning(
                $"maps finished from now on cannot be recorded for {OptionNames.Of(nameof(RenderOptions.Resume))}: {error.Message}"
            );
        }
    }
}
