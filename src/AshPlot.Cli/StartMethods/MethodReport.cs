namespace AshPlot.Cli.StartMethods;

/// <summary>What was seen of one start method.</summary>
/// <param name="Parent">What Main saw in the process that workers come from.</param>
/// <param name="Worker">What three tasks saw in one worker, one after the other.</param>
/// <param name="Later">What a task saw in a worker that was started after those tasks had changed static state in theirs.</param>
/// <param name="ChangeInParent">The changed static state as the parent has it afterwards.</param>
/// <param name="InDictionary">True if the parent finds the tasks' entries in the shared dictionary.</param>
/// <param name="Events">How many of the first worker's three log events appeared.</param>
/// <param name="AtOnce">The processes of two tasks that each waited for the other one.</param>
/// <param name="EventsWithInitializer">How many of the log events of those two appeared, whose workers had an initializer.</param>
internal sealed record MethodReport(
    ParentFacts Parent, Observation[] Worker, Observation Later, string? ChangeInParent, bool InDictionary, int Events,
    int[] AtOnce, int EventsWithInitializer);
