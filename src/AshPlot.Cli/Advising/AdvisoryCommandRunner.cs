using System.Collections.Immutable;
using AshPlot.Core.Advising;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;
using AshPlot.Rendering.Tasks;

namespace AshPlot.Cli.Advising;

/// <summary>Runs <c>advisory</c> from checked settings to the exit status.</summary>
internal static class AdvisoryCommandRunner
{
    public static int Run(AdvisorySettings settings) =>
        WorkSession.Ask(settings.Work, (session, run, output) => RunAsync(settings, session, run, output));

    private static async Task<int> RunAsync(
        AdvisorySettings settings,
        WorkSession session,
        RunDescription run,
        OutputFolder output
    )
    {
        var plan = AdvisoryPlan.For(run, settings.Times, settings.Layers, settings.Threshold, settings.Vertices);
        ReadingTasks.Advise.Jobs(session.Pool).Set("", plan.Job);
        var requests = plan
            .Entries.Index()
            .Where(entry => entry.Item.Slice is not null)
            .Select(entry => new SliceRequest(entry.Index, entry.Item.Quantity, entry.Item.Slice!))
            .ToArray();
        var answers = new AdvisoryAnswers(plan);
        await session
            .EachAsync(
                ReadingTasks.Advise.Kind,
                requests,
                request => run.FileOf(request.Slice),
                (request, draft) => answers.Add(request.Number, draft)
            )
            .ConfigureAwait(false);
        var document = answers.ToDocument();
        var text = AdvisoryText.Of(document);
        Console.Out.Write(settings.Json ? document.ToJson() : text);
        if (settings.Work.OutputFolder is null)
            return ExitStatus.Done;
        var (folder, working) = (output.Path, output.WorkingFolder);
        AtomicFile.WriteText(Path.Combine(folder, "advisory.txt"), working, text);
        AtomicFile.WriteText(Path.Combine(folder, "advisory.json"), working, document.ToJson());
        AtomicFile.WriteBytes(Path.Combine(folder, "advisory.geojson"), working, AdvisoryGeoJson.Of(document));
        return ExitStatus.Done;
    }
}

/// <summary>A draft of an advisory as the user wants it; checked.</summary>
internal sealed record AdvisorySettings
{
    public required WorkSettings Work { get; init; }

    public required ImmutableArray<AdvisoryLayer> Layers { get; init; }

    /// <summary>The times; none for those of an advisory.</summary>
    public required ImmutableArray<TimeSelector> Times { get; init; }

    public required ThresholdValue Threshold { get; init; }

    /// <summary>How many corners a polygon may have.</summary>
    public required int Vertices { get; init; }

    /// <summary>True for JSON on standard output.</summary>
    public required bool Json { get; init; }
}
