using AshPlot.Core.Differences;
using AshPlot.Core.Planning;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Rendering;

/// <summary>Has workers compare the slices of two runs in numbers.</summary>
internal sealed class ComparisonStep(RenderSettings settings, RenderPool pool, RenderLog log)
{
    /// <summary>Compares the slices whose difference the plan draws.</summary>
    /// <exception cref="Core.Errors.InvalidOptionException">A threshold measures nothing that is compared.</exception>
    /// <exception cref="WorkerPoolBrokenException">No worker can be had.</exception>
    public async Task<DifferenceDocument> RunAsync(RunPlan plan, CancellationToken cancellation)
    {
        var difference = settings.Difference!;
        var comparison = ComparisonPlan.For(plan, difference);
        var answers = new ComparisonAnswers(comparison);
        ReadingTasks.Compare.Jobs(pool).Set("", comparison.Job());
        pool.GrowTo(Math.Min(settings.Options.Workers, Math.Max(1, comparison.Slices.Length)));
        await foreach (
            var outcome in pool.MapUnorderedAsync(
                    ReadingTasks.Compare.Kind,
                    comparison.Slices,
                    cancellation: cancellation
                )
                .ConfigureAwait(false)
        )
        {
            var problem = outcome.Error is { } error
                ? WorkerErrors.Typed(error)?.Message ?? WorkerErrors.OfReading(error)
                : null;
            answers.Add(outcome.Argument.Number, outcome.Result, problem);
            if (problem is not null)
                log.Error($"a comparison failed: {problem}");
        }

        return answers.ToDocument(difference.A.Name, difference.B.Name, plan.Run.Warnings);
    }
}
