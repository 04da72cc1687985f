using System.CommandLine;
using AshPlot.Cli.CommandLine;

namespace AshPlot.Cli.Presets;

/// <summary><c>--preset</c>.</summary>
internal static class PresetOption
{
    /// <summary>The option.</summary>
    public const string Name = "--preset";

    public static Option<string?> Create() =>
        new Option<string?>(Name)
        {
            Description =
                "Options from a preset: one that comes with ashplot ('ashplot info --presets' lists them), or a JSON file of your own. What is given on the command line takes the place of what the preset says.",
            HelpName = "NAME|FILE.json",
        }.Completed(BuiltInPresets.Names);
}
