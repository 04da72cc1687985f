using AshPlot.Cli.CommandLine;
using AshPlot.Core.Analysing;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Units;
using Serilog;

namespace AshPlot.Cli.Analysing;

/// <summary>
/// Runs <c>analyse</c> from checked settings to the exit status. Of many runs one that fails costs no other.
/// </summary>
internal static class AnalyseCommandRunner
{
    public static int Run(AnalyseSettings settings)
    {
        var folders = RunFolders.Find(settings.Work.Inputs);
        using var output = settings.Work.CreateOutput();
        return WorkSession.Run(settings.Work, "stopped; nothing was written", session =>
            RunAsync(settings, session, folders, output)
        );
    }

    private static async Task<int> RunAsync(
        AnalyseSettings settings,
        WorkSession session,
        IReadOnlyList<RunFolder> folders,
        OutputFolder output
    )
    {
        var step = new AnalyseStep(session, settings.Threshold, output);
        var document =
            folders.Count == 1
                ? new AnalysisDocument([await step.RunAsync(folders[0]).ConfigureAwait(false)])
                : await ManyAsync(step, folders, session.Log).ConfigureAwait(false);
        if (settings.Json)
            Console.Out.Write(document.ToJson());
        else
            AnalysisTable.Print(document, Console.Out);
        if (settings.Work.OutputFolder is not null)
        {
            var written = AnalysisFiles.Write(document, output.Path, output.WorkingFolder);
            if (!settings.Json)
                Console.Out.WriteLine(written);
        }

        return Status(document);
    }

    private static async Task<AnalysisDocument> ManyAsync(
        AnalyseStep step,
        IReadOnlyList<RunFolder> folders,
        ILogger log
    )
    {
        var (runs, failed) = (new List<RunAnalysis>(), new List<FailedRun>());
        foreach (var folder in folders)
        {
            try
            {
                runs.Add(await step.RunAsync(folder).ConfigureAwait(false));
            }
            catch (AshPlotException error) when (error is not InvalidOptionException)
            {
                log.Error("{Run}: {Reason}", folder.Name ?? folder.Inputs[0], error.Message);
                failed.Add(new FailedRun(folder.Name ?? folder.Inputs[0], error.Message));
            }
        }

        return new AnalysisDocument([.. runs.OrderBy(run => run.Name, StringComparer.Ordinal)])
        {
            Failed = [.. failed],
        };
    }

    private static int Status(AnalysisDocument document)
    {
        if (document.Failed.IsEmpty)
            return ExitStatus.Done;
        ErrorReport.Write(
            $"{document.Failed.Length} of {document.Failed.Length + document.Runs.Length} runs could not be analysed"
        );
        return document.Runs.IsEmpty ? ExitStatus.InputOrOutput : ExitStatus.SomeFailed;
    }
}

/// <summary>An analysis as the user wants it; checked.</summary>
internal sealed record AnalyseSettings
{
    public required WorkSettings Work { get; init; }

    public required ThresholdValue Threshold { get; init; }

    /// <summary>True to print JSON instead of the table.</summary>
    public bool Json { get; init; }
}
