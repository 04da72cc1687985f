using System.Text.Json;
using AshPlot.Core.Drawing;
using AshPlot.Core.Loading.Compression;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Info;

/// <summary>Runs <c>info</c>: workers describe the files, and measure them if ranges are asked for.</summary>
internal static class InfoCommandRunner
{
    public static int Run(InfoSettings settings)
    {
        var files = settings.Work.Files();
        using var unpacked = files.Any(CompressedFile.Is) ? OutputFolder.CreateTemporary(ProcessMark.Own) : null;
        return WorkSession.Run(settings.Work, "stopped; nothing was read", session =>
            RunAsync(settings, session, files, unpacked?.DecodedPlanes)
        );
    }

    private static async Task<int> RunAsync(
        InfoSettings settings,
        WorkSession session,
        IReadOnlyList<string> files,
        string? decoded
    )
    {
        var run = await session.DescribeAsync(files, decoded, warn: false).ConfigureAwait(false);
        var document = InfoWriter.Document(
            run,
            settings.Range ? await MeasureAsync(run, session).ConfigureAwait(false) : []
        );
        if (settings.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(document, InfoJson.Default.InfoDocument));
        else
            InfoWriter.Print(document, Console.Out);
        return ExitStatus.Done;
    }

    /// <summary>
    /// The range of each quantity; a slice that cannot be read is an error here, since ranges were asked for.
    /// </summary>
    private static async Task<SliceSummary[]> MeasureAsync(RunDescription run, WorkSession session)
    {
        var plan = new RunPlan(run, [.. run.Quantities.Select(quantity => new QuantityPlan(quantity, 0, ""))], [], []);
        session
            .Pool.Dictionary(WorkerTasks.Jobs, WorkerJson.Default.DrawingJob)
            .Set(WorkerTasks.JobKey, DrawingJob.For(plan, new MapOptions(), "", ""));
        var requests = run
            .Quantities.SelectMany(
                (quantity, index) => quantity.Slices.Select(slice => new MeasureRequest(index, slice))
            )
            .ToArray();
        var ranges = run.Quantities.Select(_ => new SliceSummary(null, null, null)).ToArray();
        await session
            .EachAsync(
                WorkerTasks.Measure,
                requests,
                request => run.FileOf(request.Slice),
                (request, slice) =>
                    ranges[request.Quantity] = SliceSummary.Join([ranges[request.Quantity], slice.Summary])
            )
            .ConfigureAwait(false);
        return ranges;
    }
}

/// <summary>What <c>info</c> is to say; checked.</summary>
internal sealed record InfoSettings
{
    public required WorkSettings Work { get; init; }

    public required bool Range { get; init; }

    public required bool Json { get; init; }
}
