using AshPlot.Workers.Dummy;

namespace AshPlot.Workers.Tests;

/// <summary>The place of a task in the queue whose worker died.</summary>
[CancelAfter(60_000)]
internal sealed class RetryOrderTests
{
    [Test]
    public async Task A_task_that_is_tried_again_comes_before_those_that_wait_for_their_first_turn()
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-retry-");
        try
        {
            string[] files =
            [
                .. Enumerable.Range(0, 12).Select(number => Path.Combine(folder.FullName, $"{number:00}")),
            ];
            // A worker dies over a file that is not there, and makes it.
            foreach (var file in files.Skip(1))
                File.WriteAllText(file, "");
            await using var pool = WorkerPool.Start(Dummies.Options() with { Prefetch = files.Length });
            var outcomes = await pool.MapUnorderedAsync(Kinds.DieOnce, files).ToListAsync();
            Assert.That(
                outcomes.Select(outcome => outcome.Argument),
                Is.EqualTo(files),
                "one worker: they end in the order of the queue"
            );
            Assert.That(
                outcomes.Select(outcome => outcome.Attempts),
                Is.EqualTo(Enumerable.Repeat(1, files.Length - 1).Prepend(2))
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
