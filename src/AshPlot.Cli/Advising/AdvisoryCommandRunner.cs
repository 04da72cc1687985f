using AshPlot.Cli.Querying;
using AshPlot.Core.Advising;
using AshPlot.Core.Output;
using AshPlot.Rendering.Tasks;

namespace AshPlot.Cli.Advising;

/// <summary>Runs <c>advisory</c> from checked settings to the exit status.</summary>
internal static class AdvisoryCommandRunner
{
    public static int Run(AdvisorySettings settings) => AskSession.Open(settings.Ask, session => RunAsync(settings, session));

    private static async Task<int> RunAsync(AdvisorySettings settings, AskSession session)
    {
        var plan = AdvisoryPlan.For(session.Run, settings.Times, settings.Layers, settings.Threshold, settings.Vertices);
        session.Pool.Dictionary(AdvisoryTasks.Jobs, AdvisoryTaskJson.Default.AdvisoryJob).Set(AdvisoryTasks.JobKey, plan.Job);
        var requests = plan.Entries.Index().Where(entry => entry.Item.Slice is not null)
            .Select(entry => new AdvisoryRequest(entry.Index, entry.Item.Quantity, entry.Item.Slice!)).ToArray();
        var answers = new AdvisoryAnswers(plan);
        await session.EachAsync(
            AdvisoryTasks.Draft, requests, request => request.Slice,
            (request, reply) => answers.Add(request.Number, reply.Draft ?? throw new ReportedInputException(reply.Problem!))).ConfigureAwait(false);
        var document = answers.ToDocument();
        var text = AdvisoryText.Of(document);
        Console.Out.Write(settings.Json ? document.ToJson() : text);
        if (settings.Ask.OutputFolder is null)
            return ExitStatus.Done;
        var (folder, working) = (session.Output.Path, session.Output.WorkingFolder);
        AtomicFile.WriteText(Path.Combine(folder, "advisory.txt"), working, text);
        AtomicFile.WriteText(Path.Combine(folder, "advisory.json"), working, document.ToJson());
        AtomicFile.WriteBytes(Path.Combine(folder, "advisory.geojson"), working, AdvisoryGeoJson.Of(document));
        return ExitStatus.Done;
    }
}
