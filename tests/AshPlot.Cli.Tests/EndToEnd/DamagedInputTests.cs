using AshPlot.Fuzz;
using AshPlot.Fuzz.Inputs;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// Some of the fuzzer's files through the whole command: what reading does with thousands is tested beside the readers.
/// </summary>
[CancelAfter(300_000)]
internal sealed class DamagedInputTests
{
    private const int FilesOfAKind = 20;

    [Test]
    public async Task A_damaged_file_is_drawn_or_refused_in_one_line(
        [Values("text", "netcdf")] string kind,
        CancellationToken cancellation
    )
    {
        using var temporary = new TemporaryFolder();
        var statuses = new List<int>();
        for (var number = 0; number < FilesOfAKind; number++)
        {
            var input = FuzzWorker.InputOf(new FuzzRequest(kind, number, 1, temporary["inputs"]));
            var path = kind == "text" ? ModelInputs.Text(input) : ModelInputs.NetCdf(input);
            var result = await AshPlotProcess.RunAsync(
                cancellation,
                "render",
                path,
                "-o",
                temporary[$"maps{number}"],
                "--workers",
                "2",
                "--size",
                "320x240",
                "--task-timeout",
                "30"
            );

            using (Assert.EnterMultipleScope())
            {
                var what = $"file {number}: {result.Error}";
                Assert.That(result.Status, Is.AnyOf(0, 1, 3), what);
                Assert.That(result.ErrorLines, Is.All.StartsWith("ashplot: "), what);
                Assert.That(result.Error.Where(letter => char.IsControl(letter) && letter != '\n'), Is.Empty, what);
                if (result.Status == 3)
                    Assert.That(result.ErrorLines, Has.Length.EqualTo(1), what);
                Assert.That(result.Status == 3 && Directory.Exists(temporary[$"maps{number}"]), Is.False, what);
            }

            statuses.Add(result.Status);
        }

        Assert.That(statuses, Has.Some.EqualTo(3).And.Some.Zero);
    }
}
