using System.CommandLine;
using AshPlot.Rendering;

namespace AshPlot.Cli.CommandLine;

/// <summary>The options that say how many workers draw, how they start, and what they may cost.</summary>
internal sealed class WorkerOptions
{
    private readonly Option<string?> workers = CommonOptions.Workers();
    private readonly Option<string> startMethod = new Option<string>("--start-method")
    {
        Description = "How workers are started: spawn, fork, threads, serial.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => "spawn",
    }.Completed(OptionText.StartMethods);
    private readonly Option<bool> serial = new("--serial")
    {
        Description = "Draw all maps in this process, one after another.",
    };
    private readonly Option<string> taskTimeout = new("--task-timeout")
    {
        Description =
            "Time limit for one map, in seconds; a worker that exceeds it is replaced and the map is retried.",
        HelpName = "S",
        DefaultValueFactory = _ => "120",
    };
    private readonly Option<string> workerMemory = CommonOptions.WorkerMemory();
    private readonly Option<string> retries = new("--retries")
    {
        Description = "How often to retry a map whose worker died or exceeded the time limit.",
        HelpName = "N",
        DefaultValueFactory = _ => "1",
    };
    private readonly Option<bool> failFast = new("--fail-fast") { Description = "Stop at the first map that fails." };

    public IEnumerable<Option> All => [workers, startMethod, serial, taskTimeout, workerMemory, retries, failFast];

    /// <summary>The options of a render with what these say.</summary>
    public RenderOptions AddTo(RenderOptions options, ParseResult parsed)
    {
        var count = OptionText.Workers(parsed.GetValue(workers));
        return options with
        {
            Workers = count,
            StartMethod = OptionText.StartMethod(
                parsed.GetValue(serial) ? "serial" : parsed.GetRequiredValue(startMethod)
            ),
            WorkerMemory = OptionText.WorkerMemory(parsed.GetRequiredValue(workerMemory), count),
            TaskTimeout = OptionText.Seconds(parsed.GetRequiredValue(taskTimeout), "--task-timeout"),
            Retries = OptionText.Count(parsed.GetRequiredValue(retries), "--retries"),
            FailFast = parsed.GetValue(failFast),
        };
    }
}
