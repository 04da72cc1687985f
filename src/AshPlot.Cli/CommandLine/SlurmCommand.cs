using System.CommandLine;
using AshPlot.Cli.Slurm;
using AshPlot.Core.Errors;
using AshPlot.Workers;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot slurm render</c>: the options of <c>render</c> and those of the job.</summary>
internal static class SlurmCommand
{
    private static readonly string[] NotForAJob = ["--shard", "--dry-run", "--log-file"];

    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        inputs.Arity = ArgumentArity.ZeroOrMore;
        var options = new RenderCommandOptions();
        var tasks = new Option<string>("--tasks")
        {
            Description = "Number of array tasks that share the maps.",
            HelpName = "N",
            Required = true,
        };
        var processors = new Option<string?>("--cpus-per-task")
        {
            Description = "Processors for each task.",
            HelpName = "C",
        };
        var partition = new Option<string?>("--partition") { Description = "Partition to submit to.", HelpName = "P" };
        var account = new Option<string?>("--account") { Description = "Account to charge.", HelpName = "A" };
        var submit = new Option<bool>("--submit")
        {
            Description = "Submit the jobs; otherwise the commands that submit them are printed.",
        };
        var render = new Command(
            "render",
            "Writes an array job that draws a run, and a job that joins its parts. --time also takes a time limit, e.g. 30 or 2:00:00."
        )
        {
            inputs,
        };
        foreach (var option in (Option[])[tasks, processors, partition, account, submit, .. options.All])
            render.Add(option);
        render.SetAction(parsed =>
        {
            var words = options.Words(parsed);
            var limits = words.Where(word => word.Option == "--time" && TimeLimit.IsLimit(word.Value!)).ToArray();
            if (limits.Length > 1)
                throw new InvalidOptionException("--time", $"there are {limits.Length} time limits; give one");
            foreach (var refused in words.Select(word => word.Option).Where(NotForAJob.Contains))
                throw new InvalidOptionException(
                    refused,
                    "cannot be used in a batch job: each task draws its own part and writes its log beside the scripts"
                );
            string[] renderWords =
            [
                .. parsed.GetValue(inputs) ?? [],
                .. words.Except(limits).Where(word => word.Option != "--resume").SelectMany(word => word.Text),
            ];
            // The words are read once more, as each task will.
            var settings = RenderCommand.Read(renderWords);
            return SlurmCommandRunner.Run(
                new SlurmJobSettings
                {
                    Tasks = AtLeastOne(parsed.GetRequiredValue(tasks), "--tasks"),
                    ProcessorsPerTask = parsed.GetValue(processors) is { } count
                        ? AtLeastOne(count, "--cpus-per-task")
                        : null,
                    Partition = Name(parsed.GetValue(partition), "--partition"),
                    Account = Name(parsed.GetValue(account), "--account"),
                    Time = limits.Length == 0 ? null : TimeLimit.Parse(limits[0].Value!),
                    Submit = parsed.GetValue(submit),
                    RenderWords = renderWords,
                    Resume = words.Any(word => word.Option == "--resume"),
                    OutputFolder = settings.Job.OutputFolder,
                    CurrentFolder = Environment.CurrentDirectory,
                    Program = WorkerProgram.Self,
                },
                settings.Inputs
            );
        });
        return new Command("slurm", "Writes batch jobs for a Slurm cluster.") { render };
    }

    private static int AtLeastOne(string text, string option) =>
        OptionText.Count(text, option) is var count and >= 1
            ? count
            : throw new InvalidOptionException(option, $"'{text}' is not a whole number of 1 or more");

    private static string? Name(string? text, string option) =>
        text is null
        || (
            text.Length > 0
            && text[0] != '-'
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or ',' or '+' or '@')
        )
            ? text
            : throw new InvalidOptionException(option, $"'{text}' is not a name that Slurm accepts");
}
