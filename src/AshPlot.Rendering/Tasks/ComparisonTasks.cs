using System.Text.Json.Serialization;
using AshPlot.Core.Differences;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>What workers do for <c>diff</c> beside drawing: compare slices in numbers.</summary>
internal static class ComparisonTasks
{
    /// <summary>Shared dictionary with what workers must know, under <see cref="JobKey"/>.</summary>
    public const string Jobs = "comparisons";

    /// <summary>The one entry of <see cref="Jobs"/>.</summary>
    public const string JobKey = "comparison";

    /// <summary>Compares two slices.</summary>
    public static TaskKind<ComparedSlice, ComparisonReply> Compare { get; } =
        new("compare", ComparisonTaskJson.Default.ComparedSlice, ComparisonTaskJson.Default.ComparisonReply);

    /// <summary>Adds the task to those that workers know.</summary>
    public static WorkerRegistry AddTo(WorkerRegistry registry) => registry.Add(Compare, CompareSlices);

    private static ComparisonReply CompareSlices(ComparedSlice pair, WorkerContext context) => ReadingTask.Run(
        context, () => new SliceComparer(context.Dictionary(Jobs, ComparisonTaskJson.Default.ComparisonJob)[JobKey]),
        comparer => new ComparisonReply(comparer.Compare(pair), null), comparer => comparer.TakeNotes(), problem => new ComparisonReply(null, problem));
}

/// <summary>What was found, or in one line why nothing was.</summary>
internal sealed record ComparisonReply(SliceComparison? Found, string? Problem);

/// <summary>How requests and replies of <c>diff</c> travel.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ComparisonJob))]
[JsonSerializable(typeof(ComparedSlice))]
[JsonSerializable(typeof(ComparisonReply))]
internal sealed partial class ComparisonTaskJson : JsonSerializerContext;
