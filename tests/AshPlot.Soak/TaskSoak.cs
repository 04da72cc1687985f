using System.Diagnostics;
using AshPlot.Workers;

namespace AshPlot.Soak;

/// <summary>
/// Many small tasks, while again and again a worker is killed, whatever it does at that moment: start, wait or work.
/// Every task must end: with its result, or with the death of its worker.
/// </summary>
internal sealed class TaskSoak(SoakOptions options, Complaints complaints)
{
    private const int KillSignal = 9;

    /// <summary>Squares a number, and now and then takes a moment for it.</summary>
    private static readonly TaskKind<int, long> Square = new("square", SoakJson.Default.Int32, SoakJson.Default.Int64);

    private readonly Random random = new(options.Seed);

    public static WorkerRegistry Registry() =>
        new WorkerRegistry().Add(Square, static (number, _) =>
            (long)(number % 4 == 0 ? Pause(number) : number) * number
        );

    public async Task<(string Summary, IReadOnlyList<int> Workers)> RunAsync()
    {
        var pool = WorkerPool.Start(
            new WorkerPoolOptions
            {
                Workers = options.Workers,
                StartMethod = options.Method,
                Retries = options.Retries,
                RecycleAfterTasks = options.RecycleAfter == 0 ? null : options.RecycleAfter,
                TaskTimeout = TimeSpan.FromMinutes(1),
            }
        );
        var (done, failed, kills) = (0, 0, 0);
        var ended = new int[options.Tasks];
        await using (pool)
        {
            await foreach (var outcome in pool.MapUnorderedAsync(Square, Enumerable.Range(0, options.Tasks)))
            {
                ended[outcome.Argument]++;
                if (outcome.Succeeded)
                    done++;
                else
                    failed++;
                complaints.AddUnless(
                    IsHonest(outcome),
                    $"task {outcome.Argument}: result {outcome.Result}, error {outcome.Error}"
                );
                if (options.KillEvery > 0 && (done + failed) % options.KillEvery == 0)
                    kills += KillOne(pool) ? 1 : 0;
            }
        }

        complaints.AddUnless(
            ended.All(times => times == 1),
            $"{ended.Count(times => times != 1)} tasks did not end exactly once"
        );
        complaints.AddUnless(failed <= kills, $"{failed} tasks failed by {kills} kills");
        return (
            $"{options.Tasks} tasks, {kills} kills, {done} done, {failed} failed by the death of their worker",
            pool.WorkerPids
        );
    }

    private static int Pause(int number)
    {
        Thread.Sleep(number % 8);
        return number;
    }

    /// <summary>
    /// The right result, or the death that this program has caused, after as many attempts as are allowed.
    /// </summary>
    private bool IsHonest(TaskOutcome<int, long> outcome) =>
        outcome switch
        {
            { Succeeded: true } => outcome.Result == (long)outcome.Argument * outcome.Argument
                && outcome.Attempts <= 1 + options.Retries,
            { Error: WorkerDiedException died } => died.Exit.Signal == KillSignal
                && outcome.Attempts == 1 + options.Retries,
            _ => false,
        };

    private bool KillOne(WorkerPool pool)
    {
        var alive = pool.WorkerPids.Where(worker => Leftovers.IsOurs(worker) && Leftovers.Runs(worker)).ToArray();
        if (alive.Length == 0)
            return false;
        try
        {
            using var victim = Process.GetProcessById(alive[random.Next(alive.Length)]);
            victim.Kill();
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false; // it has ended by itself this moment
        }
    }
}
