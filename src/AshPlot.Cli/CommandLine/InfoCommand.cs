using System.CommandLine;
using AshPlot.Cli.Info;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot info</c>.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        // The lists of colours and presets need no run.
        inputs.Arity = ArgumentArity.ZeroOrMore;
        var input = new InputOptions();
        var work = new WorkOptions();
        var range = new Option<bool>("--range")
        {
            Description = "Also read the data and show minimum and maximum values.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var colours = new Option<bool>("--colours", "--colors")
        {
            Description = "List the colours and classes that come with ashplot; needs no INPUT.",
        };
        var presets = new Option<bool>("--presets")
        {
            Description = "List the presets that come with ashplot, with their options and sources; needs no INPUT.",
        };
        var command = new Command("info", "Describes a run: quantities, levels, times and grid.")
        {
            inputs,
            range,
            json,
            colours,
            presets,
        };
        work.AddTo(command, input);
        command.Validators.Add(result =>
        {
            if (
                result.GetResult(inputs) is not { Tokens.Count: > 0 }
                && !result.GetValue(colours)
                && !result.GetValue(presets)
            )
                result.AddError("Required argument missing for command: 'info'.");
        });
        command.SetAction(parsed =>
            parsed.GetValue(colours) ? Print(ColourList.Print)
            : parsed.GetValue(presets) ? Print(PresetList.Print)
            : InfoCommandRunner.Run(
                new InfoSettings
                {
                    Work = work.Read(parsed, input, inputs, advise: true),
                    Range = parsed.GetValue(range),
                    Json = parsed.GetValue(json),
                }
            )
        );
        return command;

        static int Print(Action<TextWriter> list)
        {
            list(Console.Out);
            return ExitStatus.Done;
        }
    }
}
