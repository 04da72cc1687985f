using System.Text.Json.Serialization;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Querying;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>What workers do for <c>query</c>: answer for a slice, and draw the chart of a place.</summary>
internal static class QueryTasks
{
    /// <summary>Shared dictionary with what workers must know, under <see cref="JobKey"/>.</summary>
    public const string Jobs = "queries";

    /// <summary>The one entry of <see cref="Jobs"/>.</summary>
    public const string JobKey = "query";

    /// <summary>Formats of charts.</summary>
    public static readonly string[] ChartFormats = ["png", "svg"];

    /// <summary>Answers for one slice.</summary>
    public static TaskKind<QueryRequest, QueryReply> Ask { get; } = new("query", QueryTaskJson.Default.QueryRequest, QueryTaskJson.Default.QueryReply);

    /// <summary>Draws the chart of a place.</summary>
    public static TaskKind<ChartRequest, ChartReply> Chart { get; } = new("chart", QueryTaskJson.Default.ChartRequest, QueryTaskJson.Default.ChartReply);

    /// <summary>Adds the tasks to those that workers know.</summary>
    public static WorkerRegistry AddTo(WorkerRegistry registry) => registry.Add(Ask, AskSlice).Add(Chart, DrawChart);

    private static QueryReply AskSlice(QueryRequest request, WorkerContext context) => ReadingTask.Run(
        context, () => new SliceQuestioner(context.Dictionary(Jobs, QueryTaskJson.Default.QueryJob)[JobKey]),
        questioner => new QueryReply(questioner.Ask(request.Quantity, request.Slice), null), questioner => questioner.TakeNotes(),
        problem => new QueryReply(null, problem));

    private static ChartReply DrawChart(ChartRequest request, WorkerContext context)
    {
        try
        {
            foreach (var format in ChartFormats)
                AtomicFile.WriteBytes(Path.Combine(request.Folder, $"{request.Job.Path}.{format}"), request.WorkingFolder, PlaceChart.Draw(request.Job, format));
            return new ChartReply(null);
        }
        catch (UnwritableOutputException error)
        {
            return new ChartReply(error.Message);
        }
    }
}

/// <summary>How requests and replies of <c>query</c> travel.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(QueryJob))]
[JsonSerializable(typeof(QueryRequest))]
[JsonSerializable(typeof(QueryReply))]
[JsonSerializable(typeof(ChartRequest))]
[JsonSerializable(typeof(ChartReply))]
internal sealed partial class QueryTaskJson : JsonSerializerContext;
