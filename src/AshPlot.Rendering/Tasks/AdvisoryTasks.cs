using System.Text.Json.Serialization;
using AshPlot.Core.Advising;
using AshPlot.Core.Runs;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>What workers do for <c>advisory</c>: draw the polygons of a layer at a time.</summary>
internal static class AdvisoryTasks
{
    /// <summary>Shared dictionary with what workers must know, under <see cref="JobKey"/>.</summary>
    public const string Jobs = "advisories";

    /// <summary>The one entry of <see cref="Jobs"/>.</summary>
    public const string JobKey = "advisory";

    /// <summary>Draws the polygons of a layer at a time.</summary>
    public static TaskKind<AdvisoryRequest, AdvisoryReply> Draft { get; } =
        new("advise", AdvisoryTaskJson.Default.AdvisoryRequest, AdvisoryTaskJson.Default.AdvisoryReply);

    /// <summary>Adds the task to those that workers know.</summary>
    public static WorkerRegistry AddTo(WorkerRegistry registry) => registry.Add(Draft, DraftLayer);

    private static AdvisoryReply DraftLayer(AdvisoryRequest request, WorkerContext context) => ReadingTask.Run(
        context, () => new AdvisoryDrafter(context.Dictionary(Jobs, AdvisoryTaskJson.Default.AdvisoryJob)[JobKey]),
        drafter => new AdvisoryReply(drafter.Draft(request.Quantity, request.Slice), null), drafter => drafter.TakeNotes(),
        problem => new AdvisoryReply(null, problem));
}

/// <summary>A layer at a time to draw polygons for.</summary>
/// <param name="Number">Its number in the plan.</param>
/// <param name="Quantity">Index into the quantities of the job.</param>
/// <param name="Slice">The maximum over its levels.</param>
internal sealed record AdvisoryRequest(int Number, int Quantity, SliceDescription Slice);

/// <summary>The draft, or in one line why there is none.</summary>
internal sealed record AdvisoryReply(AdvisoryDraft? Draft, string? Problem);

/// <summary>How requests and replies of <c>advisory</c> travel.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(AdvisoryJob))]
[JsonSerializable(typeof(AdvisoryRequest))]
[JsonSerializable(typeof(AdvisoryReply))]
internal sealed partial class AdvisoryTaskJson : JsonSerializerContext;
