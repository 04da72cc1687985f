using System.Collections.Immutable;
using System.CommandLine;
using AshPlot.Cli.Presets;
using AshPlot.Cli.Rendering;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;
using AshPlot.Rendering;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// The options of <c>render</c>, and what they mean. Other commands that draw maps have them too, without those of
/// ensembles.
/// </summary>
/// <param name="ensemble">The options of ensembles; null for a command without.</param>
/// <param name="folder">The output folder without an option.</param>
internal sealed class RenderCommandOptions(EnsembleCommandOptions? ensemble, string folder)
{
    /// <summary>The options of <c>render</c>.</summary>
    public RenderCommandOptions()
        : this(new EnsembleCommandOptions(), "maps") { }

    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "Output folder (created if missing).",
        HelpName = "DIR",
        DefaultValueFactory = _ => folder,
    };
    private readonly Option<string?> preset = PresetOption.Create();
    private readonly InputOptions input = new();
    private readonly SelectionOptions selection = new(ensemble);
    private readonly WorkerOptions work = new();
    private readonly PictureOptions picture = new();
    private readonly ScaleOptions scale = new();
    private readonly AnnotationOptions annotation = new();
    private readonly ProductOptions products = new();
    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "List the maps that would be drawn, and draw nothing.",
    };
    private readonly Option<bool> verbose = CommonOptions.Verbose();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<string?> logFile = CommonOptions.LogFile();

    public IEnumerable<Option> All =>
        [
            output,
            preset,
            .. input.Options,
            .. selection.All,
            .. work.All,
            .. picture.All,
            .. scale.All,
            .. annotation.All,
            .. products.All,
            dryRun,
            verbose,
            quiet,
            logFile,
        ];

    /// <summary>
    /// The options that were given, each as often as it was, without those that have their defaults; those of a preset
    /// in place of the preset.
    /// </summary>
    public IReadOnlyList<GivenOption> Words(ParseResult parsed) =>
        [
            .. from option in All
            let result = parsed.GetResult(option)
            where result is { Implicit: false } && option != preset
            from values in option.AllowMultipleArgumentsPerToken || result.Tokens.Count == 0
                ?
                [
                    [.. result.Tokens.Select(token => token.Value)],
                ]
                : result.Tokens.Select(token => (string[])[token.Value])
            select scale.Given(option, values),
        ];

    /// <inheritdoc cref="SelectionOptions.Thresholds"/>
    public ImmutableArray<ThresholdValue>? Thresholds(ParseResult parsed) => selection.Thresholds(parsed);

    /// <summary>Turns words into checked settings.</summary>
    /// <exception cref="InvalidOptionException">An option cannot be used as it is.</exception>
    public RenderCommandSettings Read(ParseResult parsed, string[] inputs)
    {
        var members = selection.Members(parsed, inputs);
        var maps = selection.AddTo(new MapOptions(), parsed, members);
        maps = scale.AddTo(picture.AddTo(maps, parsed), parsed);
        maps = products.AddTo(annotation.AddTo(maps, parsed), parsed);
        maps.Check();
        return new RenderCommandSettings
        {
            Inputs = inputs,
            Members = members,
            Job = new RenderSettings
            {
                OutputFolder = parsed.GetRequiredValue(output),
                Load = input.Read(parsed),
                Maps = maps,
                Options = products.AddTo(work.AddTo(new RenderOptions(), parsed), parsed),
            },
            DryRun = parsed.GetValue(dryRun),
            Logging = OptionText.Logging(parsed.GetValue(verbose), parsed.GetValue(quiet), parsed.GetValue(logFile)),
        };
    }
}
