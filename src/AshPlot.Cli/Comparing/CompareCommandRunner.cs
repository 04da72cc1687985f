using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Comparing;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Workers;

namespace AshPlot.Cli.Comparing;

/// <summary>Runs <c>compare</c> from checked settings to the exit status.</summary>
internal static class CompareCommandRunner
{
    public static int Run(CompareSettings settings) =>
        CommandSession.Run(settings.Logging, "stopped before all pictures were compared", session =>
            Task.FromResult(Compare(settings, session))
        );

    private static int Compare(CompareSettings settings, CommandSession session)
    {
        var pairs = PicturePairs.Find(settings.Expected, settings.Actual);
        var report = settings.Report is { } folder ? Report(folder, settings) : null;
        session.Log.Debug("comparing {Count} images", pairs.Count);
        var document = new ComparisonDocument
        {
            Expected = settings.Expected,
            Actual = settings.Actual,
            Tolerance = settings.Tolerance,
            Pictures = new PictureComparer(settings.Tolerance, report).Compare(pairs, session.Token),
        };
        CompareTable.Print(document, Console.Out, differencesOnly: settings.Logging.Quiet);
        if (report?.Write(document) is { } page)
            Console.Out.WriteLine(page);
        return Status(document);
    }

    private static int Status(ComparisonDocument document)
    {
        var unreadable = document.Pictures.FirstOrDefault(picture => picture.Status == ComparisonStatus.Unreadable);
        if (unreadable is null)
            return document.Passed ? ExitStatus.Done : ExitStatus.SomeFailed;
        var count = document.Count(ComparisonStatus.Unreadable);
        ErrorReport.Write(
            count == 1 ? unreadable.Error! : $"{count} pictures cannot be read, the first: {unreadable.Error}"
        );
        return ExitStatus.InputOrOutput;
    }

    /// <summary>A report among the pictures would be compared itself the next time.</summary>
    private static ComparisonReport Report(string folder, CompareSettings settings)
    {
        foreach (var input in (string[])[settings.Expected, settings.Actual])
        {
            var below = Path.GetRelativePath(Path.GetFullPath(input), Path.GetFullPath(folder))
                .Split(Path.DirectorySeparatorChar);
            if (Directory.Exists(input) && below[0] != ".." && !below.Contains(OutputFolder.WorkingName))
                throw new InvalidOptionException(
                    "--report",
                    $"'{folder}' lies in '{input}', whose pictures are compared; choose another folder"
                );
        }

        using (OutputFolder.Create(folder, ProcessMark.Own, ProcessMark.IsOfTheDead, "--report"))
            return new ComparisonReport(folder);
    }
}

/// <summary>A comparison as the user wants it; checked.</summary>
internal sealed record CompareSettings
{
    public required string Expected { get; init; }

    public required string Actual { get; init; }

    public required PictureTolerance Tolerance { get; init; }

    /// <summary>Folder of the report; null for none.</summary>
    public required string? Report { get; init; }

    public required LogSettings Logging { get; init; }
}
