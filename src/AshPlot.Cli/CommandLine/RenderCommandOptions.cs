using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using AshPlot.Cli.Rendering;
using AshPlot.Core.Colours;
using AshPlot.Core.Exporting;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Errors;
using AshPlot.Core.Finishing;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;

namespace AshPlot.Cli.CommandLine;

/// <summary>The options of <c>render</c>, and what they mean.</summary>
internal sealed class RenderCommandOptions
{
    private readonly Option<string> output = new("--output", "-o") { Description = "Where maps go; created.", HelpName = "DIR", DefaultValueFactory = _ => "maps" };
    private readonly Option<string> model = CommonOptions.Model();
    private readonly Option<string[]> variables = CommonOptions.Variables();
    private readonly Option<string[]> quantities = new("--quantity") { Description = "Draw only this quantity. May be repeated.", HelpName = "Q" };
    private readonly Option<string[]> levels = new("--level") { Description = "Draw only this level, e.g. 00500 or FL000-200. May be repeated.", HelpName = "L" };
    private readonly Option<string[]> times = new("--time") { Description = "Draw only this time, or from T1/T2. May be repeated.", HelpName = "T" };
    private readonly Option<string?> workers = CommonOptions.Workers();
    private readonly Option<string> startMethod = new("--start-method") { Description = "How workers start: spawn, fork, threads, serial.", HelpName = "METHOD", DefaultValueFactory = _ => "spawn" };
    private readonly Option<bool> serial = new("--serial") { Description = "Draw in this process, one map after another." };
    private readonly Option<string> taskTimeout = new("--task-timeout") { Description = "Seconds after which a map that hangs is given up and its worker replaced.", HelpName = "S", DefaultValueFactory = _ => "120" };
    private readonly Option<string> retries = new("--retries") { Description = "How often a map is tried again whose worker died or hung.", HelpName = "N", DefaultValueFactory = _ => "1" };
    private readonly Option<bool> failFast = new("--fail-fast") { Description = "Stop at the first map that fails." };
    private readonly Option<string[]> formats = new("--format") { Description = $"Format of the maps: {string.Join(", ", MapFormats.All.Select(format => format.Name))}. May be repeated.", HelpName = "F", DefaultValueFactory = _ => ["png"] };
    private readonly Option<string> size = new("--size") { Description = "Size of each map in pixels.", HelpName = "WxH", DefaultValueFactory = _ => "1000x750" };
    private readonly Option<string[]> limits = new("--limits") { Description = "Draw only this box of longitudes and latitudes.", HelpName = "XMIN YMIN XMAX YMAX", Arity = new ArgumentArity(4, 4), AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> centralLongitude = new("--central-longitude") { Description = "Longitude in the middle of a map; else chosen so that ash is not cut.", HelpName = "LON" };
    private readonly Option<string> zoom = new("--zoom") { Description = "Draw the whole grid, or the box around all ash of the run.", HelpName = "grid|plume", DefaultValueFactory = _ => "grid" };
    private readonly Option<string> projection = new("--projection") { Description = $"Map projection: {string.Join(", ", MapProjections.Names)}.", HelpName = "NAME", DefaultValueFactory = _ => MapProjections.Names.First() };
    private readonly Option<bool> noTint = new("--no-tint") { Description = "Leave sea and land white." };
    private readonly Option<string> colours = new("--colours", "--colors") { Description = $"Classes ({string.Join(", ", ClassSchemes.All.Select(scheme => scheme.Name))}, or a file of your own), or a colour map: {string.Join(", ", ColourMaps.Names)}; NAME_r is the map reversed.", HelpName = "NAME|FILE.json", DefaultValueFactory = _ => ColourMaps.Default };
    private readonly Option<bool> vaacColours = new("--vaac-colours", "--vaac-colors") { Description = "Air concentration in the colours of VAAC charts; the same as --colours vaac." };
    private readonly Option<string> scale = new("--scale") { Description = "One colour scale for all maps of a quantity (shared), or one for each (slice).", HelpName = "shared|slice", DefaultValueFactory = _ => "shared" };
    private readonly Option<string?> min = new("--min") { Description = "Value of the first colour, e.g. 0.1mg/m3.", HelpName = "V" };
    private readonly Option<string?> max = new("--max") { Description = "Value of the last colour.", HelpName = "V" };
    private readonly Option<bool> log = new("--log") { Description = "A logarithmic colour scale." };
    private readonly Option<string> maskBelow = new("--mask-below") { Description = "Do not draw values below this.", HelpName = "V", DefaultValueFactory = _ => "1e-8" };
    private readonly Option<string> title = new("--title") { Description = "What stands over each map: the quantity in words, or the name of the file.", HelpName = "words|file", DefaultValueFactory = _ => "words" };
    private readonly Option<string[]> exports = new("--export") { Description = $"Also write values for geographic information systems: {string.Join(", ", SliceExports.All.Select(export => export.Name))}. May be repeated.", HelpName = "F" };
    private readonly Option<bool> animate = new("--animate") { Description = "Join the maps of each quantity and level to an animation, in the folder animations." };
    private readonly Option<bool> mergePdf = new("--merge-pdf") { Description = "Bind all maps to one document, maps.pdf; adds the format pdf." };
    private readonly Option<bool> noHtml = new("--no-html") { Description = "Make no pages." };
    private readonly Option<bool> resume = new("--resume") { Description = "Keep maps that an earlier, interrupted run of the same job finished." };
    private readonly Option<string?> shard = new("--shard") { Description = "Draw only the I-th of N parts, or the part of this Slurm task; 'ashplot merge' joins them.", HelpName = "I/N|slurm" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "List what would be drawn, and draw nothing." };
    private readonly Option<bool> verbose = CommonOptions.Verbose();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<string?> logFile = CommonOptions.LogFile();

    public RenderCommandOptions() => colours.CompletionSources.Add(_ => ColourSchemes.Names.Select(name => new CompletionItem(name)));

    public IEnumerable<Option> All =>
    [
        output,
        model,
        quantities,
        variables,
        levels,
        times,
        workers,
        startMethod,
        serial,
        taskTimeout,
        retries,
        failFast,
        formats,
        size,
        limits,
        zoom,
        centralLongitude,
        projection,
        noTint,
        colours,
        vaacColours,
        scale,
        min,
        max,
        log,
        maskBelow,
        title,
        exports,
        animate,
        mergePdf,
        noHtml,
        resume,
        shard,
        dryRun,
        verbose,
        quiet,
        logFile,
    ];

    /// <summary>The options that were given, each as often as it was, without those that have their defaults.</summary>
    public IReadOnlyList<GivenOption> Words(ParseResult parsed) =>
    [
        .. from option in All
           let result = parsed.GetResult(option)
           where result is { Implicit: false }
           from values in option.AllowMultipleArgumentsPerToken || result.Tokens.Count == 0
               ? [[.. result.Tokens.Select(token => token.Value)]]
               : result.Tokens.Select(token => (string[])[token.Value])
           select new GivenOption(option.Name, values),
    ];

    /// <summary>Turns words into checked settings.</summary>
    /// <exception cref="InvalidOptionException">An option cannot be used as it is.</exception>
    public RenderSettings Read(ParseResult parsed, string[] inputs)
    {
        var (colourMap, classes) = OptionText.Colours(parsed.GetRequiredValue(colours), parsed.GetValue(vaacColours));
        var maps = new MapOptions
        {
            Quantities = [.. parsed.GetValue(quantities) ?? []],
            Levels = [.. parsed.GetValue(levels) ?? []],
            Times = [.. (parsed.GetValue(times) ?? []).Select(TimeRange.Parse)],
            Formats = Formats(parsed),
            Size = PixelSize.Parse(parsed.GetRequiredValue(size)),
            Limits = OptionText.Limits(parsed.GetValue(limits)),
            CentralLongitude = OptionText.Number(parsed.GetValue(centralLongitude), "--central-longitude"),
            Zoom = OptionText.OneOf(parsed.GetRequiredValue(zoom), "--zoom", ("grid", MapZoom.Grid), ("plume", MapZoom.Plume)),
            Projection = parsed.GetRequiredValue(projection),
            HasTint = !parsed.GetValue(noTint),
            Colours = colourMap,
            Classes = classes,
            Scale = OptionText.OneOf(parsed.GetRequiredValue(scale), "--scale", ("shared", ScaleChoice.Shared), ("slice", ScaleChoice.Slice)),
            ScaleKind = parsed.GetValue(log) ? ScaleKind.Log : ScaleKind.Linear,
            Min = OptionText.Threshold(parsed.GetValue(min), "--min"),
            Max = OptionText.Threshold(parsed.GetValue(max), "--max"),
            Title = OptionText.OneOf(parsed.GetRequiredValue(title), "--title", ("words", TitleChoice.Words), ("file", TitleChoice.File)),
            MaskBelow = OptionText.Threshold(parsed.GetValue(maskBelow), "--mask-below")!,
        };
        maps.Check();
        var asked = parsed.GetValue(serial) ? "serial" : parsed.GetRequiredValue(startMethod);
        return new RenderSettings
        {
            Inputs = inputs,
            OutputFolder = parsed.GetRequiredValue(output),
            Load = CommonOptions.LoadOptions(parsed.GetRequiredValue(model), parsed.GetValue(variables) ?? []),
            Maps = maps,
            Workers = OptionText.Workers(parsed.GetValue(workers)),
            StartMethod = OptionText.StartMethod(asked),
            TaskTimeout = OptionText.Seconds(parsed.GetRequiredValue(taskTimeout), "--task-timeout"),
            Retries = OptionText.Count(parsed.GetRequiredValue(retries), "--retries"),
            FailFast = parsed.GetValue(failFast),
            Resume = parsed.GetValue(resume),
            Html = !parsed.GetValue(noHtml),
            Exports = SliceExports.Check(parsed.GetValue(exports) ?? []),
            Finish = new FinishSettings(parsed.GetValue(animate), parsed.GetValue(mergePdf)),
            Shard = OptionText.Shard(parsed.GetValue(shard)),
            DryRun = parsed.GetValue(dryRun),
            Logging = OptionText.Logging(parsed.GetValue(verbose), parsed.GetValue(quiet), parsed.GetValue(logFile)),
        };
    }

    private ImmutableArray<string> Formats(ParseResult parsed)
    {
        var asked = parsed.GetRequiredValue(formats).Concat(parsed.GetValue(mergePdf) ? ["pdf"] : []).Distinct().ToImmutableArray();
        return !parsed.GetValue(animate) || Animations.CanBeMadeOf(asked)
            ? asked
            : throw new InvalidOptionException("--animate", "needs maps that can be joined; add --format png or --format webp");
    }
}
