using System.CommandLine;
using AshPlot.Cli.CommandLine;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Tests.CommandLine;

/// <summary>What a mistyped command line is answered with. No process is started and no file is read.</summary>
public sealed class UsageErrorTests
{
    [TestCase("rendr run.nc", "unknown command 'rendr'; did you mean 'render'?")]
    [TestCase("RENDER run.nc -o maps", "unknown command 'RENDER'; did you mean 'render'?")]
    [TestCase("analyze run", "unknown command 'analyze'; did you mean 'analyse'?")]
    [TestCase("comp a b", "unknown command 'comp'; did you mean 'compare'?")]
    [TestCase("slurm rednder run", "unknown command 'rednder'; did you mean 'render'?")]
    [TestCase("run.nc", "unknown command 'run.nc'; 'ashplot help' lists the commands")]
    [TestCase("", "a command is missing; 'ashplot help' lists the commands")]
    [TestCase("slurm", "a command is missing; 'ashplot help slurm' lists the commands")]
    public void A_mistyped_command_is_answered_with_the_nearest_one(string words, string message) =>
        Assert.That(Find(words), Is.EqualTo(message));

    [TestCase("render run.nc --wokers 4", "--wokers", "--workers")]
    [TestCase("render run.nc --worker 4", "--worker", "--workers")]
    [TestCase("render --colour vaac run.nc", "--colour", "--colours")]
    [TestCase("render run.nc --start_method=fork", "--start_method", "--start-method")]
    [TestCase("compare a b --chanel 3", "--chanel", "--channel")]
    [TestCase("slurm render run.nc --taks 3", "--taks", "--tasks")]
    [TestCase("info run.nc --rang", "--rang", "--range")]
    [TestCase("--hlep", "--hlep", "--help")]
    public void A_mistyped_option_is_answered_with_the_nearest_one(string words, string typed, string meant) =>
        Assert.That(Find(words), Is.EqualTo($"unknown option '{typed}'; did you mean '{meant}'?"));

    [TestCase("--model_type name", "--model_type", "--model")]
    [TestCase("--output_dir=plots", "--output_dir", "--output")]
    [TestCase("--vaac_colours", "--vaac_colours", "--vaac-colours")]
    [TestCase("--central_longitude 180", "--central_longitude", "--central-longitude")]
    public void An_option_of_ash_model_plotting_is_answered_with_its_name_here(
        string words,
        string typed,
        string renamed
    ) =>
        Assert.That(
            Find($"render run.nc {words}"),
            Does.StartWith($"unknown option '{typed}'; it is called '{renamed}' here (docs/migrating.md")
        );

    [Test]
    public void An_option_like_no_other_is_answered_with_the_way_to_the_list() =>
        Assert.That(
            Find("render -strange.nc"),
            Is.EqualTo(
                "unknown option '-strange.nc'; 'ashplot help render' lists the options, and a file of that name is given as ./-strange.nc"
            )
        );

    [TestCase("render run.nc --limits -30 30 10 70 --min=-5")]
    [TestCase("compare a b --channel -1")]
    [TestCase("help render")]
    public void What_the_parser_understands_is_no_usage_error(string words) => Assert.That(Find(words), Is.Null);

    [TestCase("help rendr", "help: unknown command 'rendr'; did you mean 'render'?")]
    [TestCase("help slurm info", "help: unknown command 'info'; 'ashplot help' lists the commands")]
    public void Help_for_a_mistyped_command_is_refused(string words, string message) =>
        Assert.That(
            () =>
                AshPlotCommand
                    .Create()
                    .Parse(words)
                    .Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }),
            Throws.TypeOf<InvalidOptionException>().With.Message.EqualTo(message)
        );

    [TestCase("help", "slurm")]
    [TestCase("help render", "--start-method")]
    [TestCase("help slurm render", "--cpus-per-task")]
    public void Help_shows_commands_and_their_options(string words, string shown)
    {
        using var output = new StringWriter();
        var status = AshPlotCommand.Create().Parse(words).Invoke(new InvocationConfiguration { Output = output });
        Assert.That(status, Is.Zero);
        Assert.That(output.ToString(), Does.Contain(shown));
    }

    private static string? Find(string words) => UsageError.Find(AshPlotCommand.Create().Parse(words));
}
