using System.Text.Json.Serialization.Metadata;
using AshPlot.Core.Advising;
using AshPlot.Core.Analysing;
using AshPlot.Core.Differences;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>A slice that is read.</summary>
/// <param name="Number">Its number among all that are read.</param>
/// <param name="Quantity">Index into the quantities of the job.</param>
/// <param name="Slice">The slice.</param>
internal sealed record SliceRequest(int Number, int Quantity, SliceDescription Slice)
{
    /// <summary>The job, where there are several.</summary>
    public string Job { get; init; } = "";
}

/// <summary>The tasks in which a worker reads slices one after the other and answers for each.</summary>
internal static class ReadingTasks
{
    /// <summary>Finds area and maximum in a slice.</summary>
    public static ReadingTask<AnalysisJob, SliceAnalyser, SliceRequest, SliceAnalysis> Analyse { get; } =
        new(
            "analyse",
            WorkerJson.Default.AnalysisJob,
            WorkerJson.Default.SliceRequest,
            WorkerJson.Default.SliceAnalysis,
            job => new SliceAnalyser(job),
            (analyser, request) => analyser.Analyse(request.Quantity, request.Slice),
            request => request.Job
        );

    /// <summary>Answers for a slice.</summary>
    public static ReadingTask<QueryJob, SliceQuestioner, SliceRequest, SliceAnswer> Query { get; } =
        new(
            "query",
            WorkerJson.Default.QueryJob,
            WorkerJson.Default.SliceRequest,
            WorkerJson.Default.SliceAnswer,
            job => new SliceQuestioner(job),
            (questioner, request) => questioner.Ask(request.Quantity, request.Slice)
        );

    /// <summary>Draws the polygons of a layer at a time.</summary>
    public static ReadingTask<AdvisoryJob, AdvisoryDrafter, SliceRequest, AdvisoryDraft> Advise { get; } =
        new(
            "advise",
            WorkerJson.Default.AdvisoryJob,
            WorkerJson.Default.SliceRequest,
            WorkerJson.Default.AdvisoryDraft,
            job => new AdvisoryDrafter(job),
            (drafter, request) => drafter.Draft(request.Quantity, request.Slice)
        );

    /// <summary>Compares two slices.</summary>
    public static ReadingTask<ComparisonJob, SliceComparer, ComparedSlice, SliceComparison> Compare { get; } =
        new(
            "compare",
            WorkerJson.Default.ComparisonJob,
            WorkerJson.Default.ComparedSlice,
            WorkerJson.Default.SliceComparison,
            job => new SliceComparer(job),
            (comparer, pair) => comparer.Compare(pair)
        );
}

/// <summary>A task that workers do with a reader that they keep as long as its job is the same.</summary>
/// <param name="name">Name of the task, and of the shared dictionary with its jobs.</param>
/// <param name="jobType">How a job travels: what is the same for all its requests.</param>
/// <param name="requestType">How a request travels.</param>
/// <param name="replyType">How a reply travels.</param>
/// <param name="open">Makes the reader of a job.</param>
/// <param name="read">Answers a request.</param>
/// <param name="jobOf">The job of a request; null where there is only one.</param>
internal sealed class ReadingTask<TJob, TReader, TRequest, TReply>(
    string name,
    JsonTypeInfo<TJob> jobType,
    JsonTypeInfo<TRequest> requestType,
    JsonTypeInfo<TReply> replyType,
    Func<TJob, TReader> open,
    Func<TReader, TRequest, TReply> read,
    Func<TRequest, string>? jobOf = null
)
    where TReader : MeasuredSlices
{
    /// <summary>The kind of task.</summary>
    public TaskKind<TRequest, TReply> Kind { get; } = new(name, requestType, replyType);

    /// <summary>The jobs that workers of a pool know.</summary>
    public HostedDictionary<TJob> Jobs(RenderPool pool) => pool.Dictionary(name, jobType);

    /// <summary>Adds the task to those that workers know.</summary>
    public void AddTo(WorkerRegistry registry) => registry.Add(Kind, Read);

    private TReply Read(TRequest request, WorkerContext context)
    {
        var job = jobOf?.Invoke(request) ?? "";
        if (context.Find<Opened>() is not { } opened || opened.Job != job)
            context.Set(opened = new Opened(job, open(context.Dictionary(name, jobType)[job])));
        var reply = read(opened.Reader, request);
        WorkerTasks.Warn(opened.Reader.TakeNotes(), context);
        return reply;
    }

    /// <summary>The reader that a worker keeps, and the job that it is of.</summary>
    private sealed record Opened(string Job, TReader Reader) : IDisposable
    {
        public void Dispose() => Reader.Dispose();
    }
}
