using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Presets;
using AshPlot.Cli.Slurm;

namespace AshPlot.Cli.Info;

/// <summary>
/// Prints what <c>--preset</c> may name: what each is for, the options that it stands for, and their source.
/// </summary>
internal static class PresetList
{
    public static void Print(TextWriter output)
    {
        var render = RenderCommand.Create();
        foreach (var preset in BuiltInPresets.All)
        {
            output.WriteLine($"{preset.Name}: {preset.Description}");
            output.WriteLine(
                $"  {ShellWord.Join([.. PresetWords.Of(preset, render).SelectMany(option => option.Words)])}"
            );
            output.WriteLine($"  Source: {preset.Source}");
        }
    }
}
