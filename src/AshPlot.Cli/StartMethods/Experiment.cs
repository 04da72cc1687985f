using System.Text.Json.Nodes;
using AshPlot.Workers;

namespace AshPlot.Cli.StartMethods;

/// <summary>The experiment: what a worker sees under either start method, from real processes.</summary>
internal static class Experiment
{
    /// <summary>
    /// Runs it. This process is the spawned workers' parent, so it runs the experiment's Main as well.
    /// </summary>
    /// <exception cref="WorkerPoolException">Workers cannot be started.</exception>
    /// <param name="onHappening">Gets a line for what happens, as it does, from several threads.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ExperimentDocument> RunAsync(Action<string> onHappening, CancellationToken cancellation)
    {
        ExperimentState.RunMain(Guid.NewGuid().ToString("N"));
        var spawning = new MethodExperiment(StartMethod.Spawn, onHappening);
        var spawned = await spawning.RunAsync(cancellation).ConfigureAwait(false);
        var taken = await spawning.TakeLockAsync(cancellation).ConfigureAwait(false);
        MethodReport? forked = null;
        LockReport? locked = null;
        string? reason = null;
        try
        {
            forked = await new MethodExperiment(StartMethod.Fork, onHappening)
                .RunAsync(cancellation)
                .ConfigureAwait(false);
            locked = await LockExperiment.RunAsync(onHappening, cancellation).ConfigureAwait(false);
        }
        catch (StartMethodNotSupportedException error)
        {
            reason = error.Message;
        }

        return new ExperimentDocument([
            .. Rows(forked, spawned, reason),
            LockRow(locked, taken, reason),
            .. ChangeRows(forked, spawned, reason),
        ]);
    }

    private static IEnumerable<ExperimentRow> Rows(MethodReport? forked, MethodReport spawned, string? reason)
    {
        yield return Row(
            "new process id",
            "Either way the system makes a new process for each worker.",
            report => report.Worker[0].Process != report.Parent.Process,
            report => new JsonObject { ["parent"] = report.Parent.Process, ["worker"] = report.Worker[0].Process }
        );
        yield return Row(
            "static fields and methods present",
            "A worker runs the same program, copied (fork) or loaded again (spawn).",
            report => report.Worker[0].Square == 49,
            report => new JsonObject { ["squareOf7"] = report.Worker[0].Square }
        );
        yield return Row(
            "one process serves many tasks",
            "A worker takes one task after the other until it is asked to end.",
            report => report.Worker.Select(task => task.Process).Distinct().Count() == 1,
            report => new JsonObject { ["processes"] = Array(report.Worker.Select(task => (JsonNode)task.Process)) }
        );
        yield return Row(
            "state is kept within a process between tasks",
            "Static fields live as long as their process does, so a task finds what the one before has left.",
            report => report.Worker.Select(task => task.Tasks).SequenceEqual(Enumerable.Range(1, report.Worker.Length)),
            report => new JsonObject
            {
                ["counted"] = Array(report.Worker.Select(task => (JsonNode)task.Tasks)),
                ["countedByALaterWorker"] = report.Later.Tasks,
            }
        );
        yield return Row(
            "type initialisers run again in the worker",
            "A forked worker inherits types that are initialised already; a spawned one begins from nothing.",
            report => report.Worker[0].InitialisedIn == report.Worker[0].Process,
            report => new JsonObject
            {
                ["parent"] = report.Parent.Process,
                ["worker"] = report.Worker[0].Process,
                ["initialisedInParentBy"] = report.Parent.InitialisedIn,
                ["initialisedInWorkerBy"] = report.Worker[0].InitialisedIn,
            }
        );
        yield return Row(
            "objects are the same ones (same address) as in the parent",
            "A fork copies the whole memory as it lies; a spawned worker makes objects of its own.",
            report => (report.Worker[0].Address, report.Worker[0].Mark) == (report.Parent.Address, report.Parent.Mark),
            report => new JsonObject
            {
                ["parentAddress"] = report.Parent.Address,
                ["workerAddress"] = report.Worker[0].Address,
                ["parentMark"] = report.Parent.Mark,
                ["workerMark"] = report.Worker[0].Mark,
            }
        );
        yield return Row(
            "state set by the parent's Main is visible",
            "What Main has set is in the memory that a fork copies; no spawned worker runs the parent's Main.",
            report => report.Worker[0].SetByMain is not null,
            report => new JsonObject { ["setByMain"] = report.Worker[0].SetByMain }
        );

        ExperimentRow Row(
            string observation,
            string why,
            Func<MethodReport, bool> holds,
            Func<MethodReport, JsonObject> evidence
        ) => ExperimentRowOf(observation, why, forked, spawned, reason, holds, evidence);
    }

    private static IEnumerable<ExperimentRow> ChangeRows(MethodReport? forked, MethodReport spawned, string? reason)
    {
        yield return ExperimentRowOf(
            "a worker's changes reach the parent without the shared dictionary",
            "A worker's memory is its own from the first moment on: nothing it changes is changed in its parent.",
            forked,
            spawned,
            reason,
            report => report.ChangeInParent is not null,
            report => new JsonObject
            {
                ["seenByTheWorkersNextTask"] = report.Worker[1].ChangedBefore,
                ["inParentAfterwards"] = report.ChangeInParent,
            }
        );
        yield return ExperimentRowOf(
            "a worker's changes reach the parent through the shared dictionary",
            "The dictionary lives in the parent, and each change of a worker's is a message to it.",
            forked,
            spawned,
            reason,
            report => report.InDictionary,
            report => new JsonObject { ["inDictionary"] = report.InDictionary }
        );
        yield return ExperimentRowOf(
            "log events of a worker appear without an initializer",
            "A forked worker inherits the logger that Main has made; a spawned one has none until an initializer makes it.",
            forked,
            spawned,
            reason,
            report => report.Events == report.Worker.Length,
            report => new JsonObject { ["logged"] = report.Worker.Length, ["appeared"] = report.Events }
        );
        yield return ExperimentRowOf(
            "a random generator that Main has used gives the same numbers in every worker",
            "A fork copies the generator's state with all else; a spawned worker seeds one of its own.",
            forked,
            spawned,
            reason,
            report => report.Worker[0].Random == report.Later.Random,
            report => new JsonObject
            {
                ["firstInOneWorker"] = report.Worker[0].Random,
                ["firstInALaterWorker"] = report.Later.Random,
            }
        );
        yield return ExperimentRowOf(
            "log events of a worker appear with an initializer",
            "An initializer runs in each worker before its first task, whichever way that was started, and makes the logger there.",
            forked,
            spawned,
            reason,
            report => report.EventsWithInitializer == report.AtOnce.Length,
            report => new JsonObject { ["logged"] = report.AtOnce.Length, ["appeared"] = report.EventsWithInitializer }
        );
        yield return ExperimentRowOf(
            "two workers are at work at once",
            "Each of two tasks waits for the other one, and both end: processes run side by side, on as many processors as there are.",
            forked,
            spawned,
            reason,
            report => report.AtOnce.Distinct().Count() == report.AtOnce.Length,
            report => new JsonObject { ["processes"] = Array(report.AtOnce.Select(process => (JsonNode)process)) }
        );
    }

    private static ExperimentRow LockRow(LockReport? locked, double taken, string? reason) =>
        new(
            "a lock held by a parent's thread at the fork is still locked in the worker, for ever",
            locked is null
                ? null
                : locked
                    is { FreeChildTookLock: true, ChildTookLock: false, ChildWasKilled: true, ParentTookLock: true },
            taken < 0,
            "Only the thread that forks exists in the child, so nobody is left there to release the lock; a spawned worker's locks are new.",
            new JsonObject
            {
                ["fork"] = locked is null
                    ? new JsonObject { ["notAvailable"] = reason }
                    : new JsonObject
                    {
                        ["parent"] = locked.Parent,
                        ["limitSeconds"] = locked.LimitSeconds,
                        ["childForkedWhileTheLockWasFree"] = locked.FreeChild,
                        ["itTookTheLock"] = locked.FreeChildTookLock,
                        ["childForkedWhileTheLockWasHeld"] = locked.Child,
                        ["thatOneTookTheLock"] = locked.ChildTookLock,
                        ["thatOneStillWaitedAndWasKilled"] = locked.ChildWasKilled,
                        ["releasedInParentAfterSeconds"] = locked.ReleasedInParentAfterSeconds,
                        ["parentTookTheLockAfterwards"] = locked.ParentTookLock,
                    },
                ["spawn"] = new JsonObject
                {
                    ["heldInParent"] = true,
                    ["takenInWorkerAfterMilliseconds"] = taken < 0 ? null : Math.Round(taken, 3),
                },
            }
        );

    private static ExperimentRow ExperimentRowOf(
        string observation,
        string why,
        MethodReport? forked,
        MethodReport spawned,
        string? reason,
        Func<MethodReport, bool> holds,
        Func<MethodReport, JsonObject> evidence
    ) =>
        new(
            observation,
            forked is null ? null : holds(forked),
            holds(spawned),
            why,
            new JsonObject
            {
                ["fork"] = forked is null ? new JsonObject { ["notAvailable"] = reason } : evidence(forked),
                ["spawn"] = evidence(spawned),
            }
        );

    private static JsonArray Array(IEnumerable<JsonNode> items) => [.. items];
}
