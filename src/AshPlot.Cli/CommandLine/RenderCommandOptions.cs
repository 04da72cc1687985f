using System.Collections.Frozen;
using System.Collections.Immutable;
using System.CommandLine;
using AshPlot.Cli.Presets;
using AshPlot.Cli.Rendering;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Errors;
using AshPlot.Core.Exporting;
using AshPlot.Core.Finishing;
using AshPlot.Core.Geography;
using AshPlot.Core.Overlays;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;
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

    private static readonly FrozenSet<string> TitleWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "words",
        "file"
    );

    /// <summary>The word for no choice, as without the option: what a preset has chosen is undone by it.</summary>
    private const string AllOfThem = "all";

    private readonly Option<string?> preset = PresetOption.Create();
    private readonly InputOptions input = new();
    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "Output folder (created if missing).",
        HelpName = "DIR",
        DefaultValueFactory = _ => folder,
    };
    private readonly Option<string[]> quantities = new Option<string[]>("--quantity")
    {
        Description =
            "Quantities to draw, e.g. air-concentration,total-column; computed of air concentration where the run does not have them: cloud-top, arrival-time, departure-time, duration, maximum-air-concentration, time-of-maximum, dosage, exceedance. May be repeated. Default: all that the run has.",
        HelpName = "Q",
    }.CompletedAsList(QuantityKind.All.Select(kind => kind.Slug));
    private readonly Option<string[]> thresholds = new("--threshold")
    {
        Description = ensemble is null
            ? DiffCommand.ThresholdText
            : "Concentration, with its unit, that counts as ash in quantities that are computed (default: 0.2mg/m3), or is exceeded in probability and agreement, where it may be repeated (default: 2mg/m3).",
        HelpName = "V",
    };
    private readonly Option<string[]> levels = new("--level")
    {
        Description =
            "Levels to draw: names such as 00500 or FL000-200; FL200 or 5000m selects the level that contains it; all selects every level. May be repeated. Default: all.",
        HelpName = "L",
    };
    private readonly Option<string[]> times = new Option<string[]>("--time")
    {
        Description =
            "Times to draw: 2010-04-18T03:00Z, 2010-04-18T06 (the hour), 2010-04-18 (the day), 06Z (every day), T+6 (hours since the start of the run), first, latest, a range T1/T2, or all. May be repeated. Default: all.",
        HelpName = "T",
    }.CompletedAsList("first", "latest");
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
    private readonly Option<string[]> formats = new Option<string[]>("--format")
    {
        Description =
            $"Image formats, separated by commas: {string.Join(", ", MapFormats.All.Select(format => format.Name))}. May be repeated.",
        HelpName = "F",
        DefaultValueFactory = _ => ["png"],
    }.CompletedAsList(MapFormats.All.Select(format => format.Name));
    private readonly Option<string> size = new("--size")
    {
        Description = "Size of each map in pixels, WIDTHxHEIGHT.",
        HelpName = "WxH",
        DefaultValueFactory = _ => "1000x750",
    };
    private readonly Option<string[]> limits = new("--limits")
    {
        Description = "Area to draw: western, southern, eastern and northern edge in degrees. Default: the whole grid.",
        HelpName = "XMIN YMIN XMAX YMAX",
        Arity = new ArgumentArity(4, 4),
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> centralLongitude = new("--central-longitude")
    {
        Description =
            "Longitude at the centre of the map, in degrees east. Default: chosen so that the data is not cut.",
        HelpName = "LON",
    };
    private readonly Option<string> zoom = new Option<string>("--zoom")
    {
        Description = "Area to draw: the whole grid, or the box around all ash of the run (plume).",
        HelpName = "grid|plume",
        DefaultValueFactory = _ => "grid",
    }.Completed("grid", "plume");
    private readonly Option<string?> projection = new Option<string?>("--projection")
    {
        Description =
            $"Map projection: auto (by the area), {string.Join(", ", MapProjections.Names)}. Default: {MapProjections.Names.First()}, or auto with --zoom plume.",
        HelpName = "NAME",
    }.Completed(MapProjections.Names.Prepend(MapProjections.Automatic));
    private readonly Option<bool> noTint = new("--no-tint") { Description = "Leave sea and land white." };
    private readonly Option<string[]> colours = new Option<string[]>("--colours", "--colors")
    {
        Description =
            $"Classes in common use of each quantity (contours), a class scheme ({string.Join(", ", ClassSchemes.All.Select(scheme => scheme.Name))}, or a class file of your own), or a colour map: {string.Join(", ", ColourMaps.Names)}; add _r to reverse a colour map. QUANTITY=NAME is for that quantity alone. May be repeated; 'ashplot info --colours' lists the classes.",
        HelpName = "[QUANTITY=]NAME|FILE.json",
        DefaultValueFactory = _ => [ContourSchemes.Name],
    }.Completed(ColourSchemes.Names);
    private readonly Option<bool> vaacColours = new("--vaac-colours", "--vaac-colors")
    {
        Description = "Draw air concentration in the colours of VAAC charts; short for --colours vaac.",
    };
    private readonly Option<string> scale = new Option<string>("--scale")
    {
        Description = "One colour scale for all maps of a quantity (shared), or one for each map (slice).",
        HelpName = "shared|slice",
        DefaultValueFactory = _ => "shared",
    }.Completed("shared", "slice");
    private readonly Option<string[]> min = new("--min")
    {
        Description =
            "Lower end of a continuous colour scale, e.g. 0.1mg/m3 or total-column=1g/m2; without a unit, in that of the file. May be repeated.",
        HelpName = "[QUANTITY=]V",
    };
    private readonly Option<string[]> max = new("--max")
    {
        Description = "Upper end of a continuous colour scale, as --min.",
        HelpName = "[QUANTITY=]V",
    };
    private readonly Option<string[]> log = new(LogOption.Name)
    {
        Description =
            "Use a logarithmic colour scale, or only for a quantity: --log total-column=on. Not for heights and times. May be repeated.",
        HelpName = "QUANTITY=on|off",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string[]> maskBelow = new("--mask-below")
    {
        Description =
            "Values below this are not drawn, e.g. 0.1mg/m3 or total-column=1g/m2. Default: the lowest class, or 1e-8 in the file's unit. May be repeated.",
        HelpName = "[QUANTITY=]V",
    };
    private readonly Option<string> title = new Option<string>("--title")
    {
        Description =
            "Title over each map: the quantity in words (words), the name of the file (file), or a text of your own, in which {quantity}, {level}, {time}, {lead}, {volcano} and {run} are filled in.",
        HelpName = "words|file|TEXT",
        DefaultValueFactory = _ => "words",
    }.Completed("words", "file");
    private readonly Option<string?> subtitle = new("--subtitle")
    {
        Description = "Text below the title, with the placeholders of --title.",
        HelpName = "TEXT",
    };
    private readonly Option<string?> footer = new("--footer")
    {
        Description = "Text at the lower edge, in place of run and model, with the placeholders of --title.",
        HelpName = "TEXT",
    };
    private readonly Option<string?> stamp = new("--stamp")
    {
        Description =
            "Text in a red strip over each map, on all pages and in all files, e.g. EXERCISE. A run that says it is an exercise, a test, hypothetical or a correction is stamped without it.",
        HelpName = "TEXT",
    };
    private readonly Option<string?> vent = new("--vent")
    {
        Description = "Name and place of the volcano, for a run that does not say: NAME,LAT,LON.",
        HelpName = "NAME,LAT,LON",
    };
    private readonly Option<string?> panels = new Option<string?>("--panels")
    {
        Description =
            "Draw several slices on each figure, with one legend: the times of a level (time), the levels of a time (level), or so many rows and columns of them (2x3, level:1x3). Default: none, a map to a slice.",
        HelpName = "time|level|RxC",
    }.Completed("time", "level", "none");
    private readonly Option<string[]> overlays = new("--overlay")
    {
        Description =
            "GeoJSON or shapefile to lay over all maps: boundaries, areas, places; with 'name', GeoJSON also with the style properties of simplestyle. May be repeated.",
        HelpName = "FILE",
    };
    private readonly Option<string[]> markers = new("--marker")
    {
        Description = "Mark and name a place on all maps: NAME,LAT,LON. May be repeated.",
        HelpName = "NAME,LAT,LON",
    };
    private readonly Option<bool> cities = new("--cities")
    {
        Description = "Name cities, capitals and the largest first, as many as the map has room for; never over ash.",
    };
    private readonly Option<string?> logo = new("--logo")
    {
        Description = "PNG picture, such as the sign of your agency, for the upper left corner of each map.",
        HelpName = "FILE.png",
    };
    private readonly Option<string> contours = new Option<string>(LogOption.Contours)
    {
        Description =
            "Draw contour lines with their values over the cells, from centre to centre (plain), or with rounded corners (smooth): at the boundaries of the classes, or at round values of a colour map.",
        HelpName = "plain|smooth|none",
        DefaultValueFactory = _ => "none",
    }.Completed("plain", "smooth", "none");
    private readonly Option<string[]> exports = new Option<string[]>("--export")
    {
        Description =
            $"Also export data for geographic information systems: {string.Join(", ", SliceExports.All.Select(export => export.Name))}. May be repeated.",
        HelpName = "F",
    }.CompletedAsList(SliceExports.All.Select(export => export.Name));
    private readonly Option<bool> animate = new("--animate")
    {
        Description = "Also write an animation for each quantity and level, in the folder animations.",
    };
    private readonly Option<string[]> animateAs = new Option<string[]>("--animate-as")
    {
        Description =
            $"Formats of the animations, separated by commas: {string.Join(", ", Animations.Names)} (mp4 needs the program ffmpeg); implies --animate. Default: webp or apng, by the format of the maps.",
        HelpName = "F",
    }.CompletedAsList(Animations.Names);
    private readonly Option<string> fps = new("--fps")
    {
        Description = "Maps that an animation shows in a second, 0.1 to 50; implies --animate.",
        HelpName = "N",
        DefaultValueFactory = _ => "2",
    };
    private readonly Option<bool> mergePdf = new("--merge-pdf")
    {
        Description = "Also write all maps to one document, maps.pdf; implies --format pdf.",
    };
    private readonly Option<bool> noValues = new("--no-values")
    {
        Description = "Write no values for the page, which then cannot tell the one under the cursor.",
    };
    private readonly Option<bool> noHtml = new("--no-html") { Description = "Write no HTML pages." };
    private readonly Option<bool> resume = new("--resume")
    {
        Description = "Continue an interrupted run: draw only the maps that are missing.",
    };
    private readonly Option<bool> overwrite = new("--overwrite")
    {
        Description = "If the output folder has maps of another run, remove them first.",
    };
    private readonly Option<bool> keep = new("--keep")
    {
        Description = "If the output folder has maps of another run, leave those that this run does not write.",
    };
    private readonly Option<string?> shard = new Option<string?>("--shard")
    {
        Description =
            "Draw only part I of N, or the part of this Slurm array task (slurm); 'ashplot merge' joins the parts.",
        HelpName = "I/N|slurm",
    }.Completed("slurm");
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
            quantities,
            thresholds,
            .. ensemble?.All ?? [],
            levels,
            times,
            workers,
            startMethod,
            serial,
            taskTimeout,
            workerMemory,
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
            subtitle,
            footer,
            stamp,
            vent,
            panels,
            overlays,
            markers,
            cities,
            contours,
            logo,
            exports,
            animate,
            animateAs,
            fps,
            mergePdf,
            noValues,
            noHtml,
            resume,
            overwrite,
            keep,
            shard,
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
            select option == log ? LogOption.Given(values) : new GivenOption(option.Name, values),
        ];

    /// <summary>Thresholds with their units; null where none is given.</summary>
    public ImmutableArray<ThresholdValue>? Thresholds(ParseResult parsed) =>
        QueryCommand.Thresholds(parsed.GetValue(thresholds));

    /// <summary>Turns words into checked settings.</summary>
    /// <exception cref="InvalidOptionException">An option cannot be used as it is.</exception>
    public RenderCommandSettings Read(ParseResult parsed, string[] inputs)
    {
        var members = ensemble?.Members(parsed, inputs) ?? [];
        var exceeded = Thresholds(parsed);
        var ofQuantities = new OptionsByQuantity();
        var (colourMap, classes) = ofQuantities.Colours(parsed.GetValue(colours), parsed.GetValue(vaacColours));
        var isLog = ofQuantities.Log(parsed.GetResult(log) is { Implicit: false } ? parsed.GetValue(log) : null);
        var heading = parsed.GetRequiredValue(title);
        var maps = new MapOptions
        {
            Quantities =
            [
                .. Chosen(parsed.GetValue(quantities), "--quantity")
                    .Select(name => QuantityKind.FindByAnyName(name)?.Slug ?? name)
                    .Distinct(),
            ],
            // Of two runs areas are compared, and nothing is computed.
            Threshold = ensemble is null ? null : exceeded?[0],
            Ensemble = ensemble?.AreAsked(parsed, members) == true ? ensemble.Read(parsed, exceeded) : null,
            Levels = [.. Chosen(parsed.GetValue(levels), "--level")],
            Times = [.. Chosen(parsed.GetValue(times), "--time").Select(TimeSelector.Parse)],
            Formats = Formats(parsed),
            Values = !parsed.GetValue(noHtml) && !parsed.GetValue(noValues),
            Size = PixelSize.Parse(parsed.GetRequiredValue(size)),
            Limits = OptionText.Limits(parsed.GetValue(limits)),
            CentralLongitude = OptionText.Number(parsed.GetValue(centralLongitude), "--central-longitude"),
            Zoom = OptionText.OneOf(
                parsed.GetRequiredValue(zoom),
                "--zoom",
                ("grid", MapZoom.Grid),
                ("plume", MapZoom.Plume)
            ),
            Projection = Projection(parsed),
            HasTint = !parsed.GetValue(noTint),
            Colours = colourMap,
            Classes = classes,
            Scale = OptionText.OneOf(
                parsed.GetRequiredValue(scale),
                "--scale",
                ("shared", ScaleChoice.Shared),
                ("slice", ScaleChoice.Slice)
            ),
            ScaleKind = isLog ? ScaleKind.Log : ScaleKind.Linear,
            Min = ofQuantities.Value(parsed.GetValue(min), "--min", (own, value) => own with { Min = value }),
            Max = ofQuantities.Value(parsed.GetValue(max), "--max", (own, value) => own with { Max = value }),
            Title = heading.Equals("file", StringComparison.OrdinalIgnoreCase) ? TitleChoice.File : TitleChoice.Words,
            Words = new MapWords
            {
                Title = TitleWords.Contains(heading) ? null : heading,
                Subtitle = parsed.GetValue(subtitle),
                Footer = parsed.GetValue(footer),
            },
            Stamp = parsed.GetValue(stamp) is { } text ? OptionText.NotBlank(text, "--stamp") : null,
            Vent = parsed.GetValue(vent) is { } place ? Vent.Parse(place) : null,
            Panels =
                parsed.GetValue(panels) is { } together && !together.Equals("none", StringComparison.OrdinalIgnoreCase)
                    ? PanelOptions.Parse(together)
                    : null,
            Overlays =
            [
                .. (parsed.GetValue(overlays) ?? []).SelectMany(file => OverlayFile.Read(file)),
                .. (parsed.GetValue(markers) ?? []).Select(place => OverlayFile.Marker(Place.Parse(place, "--marker"))),
            ],
            Contours = OptionText.OneOf(
                parsed.GetRequiredValue(contours),
                LogOption.Contours,
                ("plain", ContourLines.Plain),
                ("smooth", ContourLines.Smooth),
                ("none", ContourLines.None)
            ),
            HasCities = parsed.GetValue(cities),
            Logo = parsed.GetValue(logo) is { } picture ? MapLogo.Read(picture) : null,
            MaskBelow = ofQuantities.Value(parsed.GetValue(maskBelow), "--mask-below", (own, value) =>
                own with
                {
                    MaskBelow = value,
                }
            ),
        };
        maps = maps with { ByQuantity = ofQuantities.All };
        maps.Check();
        if (maps.Panels is not null && OptionText.List(parsed.GetValue(exports), "--export").Any())
            throw new InvalidOptionException(
                "--export",
                "cannot be combined with --panels, since a file holds one slice; export in a run without --panels, into another folder"
            );
        if (parsed.GetValue(overwrite) && parsed.GetValue(keep))
            throw new InvalidOptionException("--overwrite", "cannot be combined with --keep; give one of them");
        return new RenderCommandSettings
        {
            Inputs = inputs,
            Members = members,
            Job = new RenderSettings
            {
                OutputFolder = parsed.GetRequiredValue(output),
                Load = input.Read(parsed),
                Maps = maps,
                Options = Options(parsed),
            },
            DryRun = parsed.GetValue(dryRun),
            Logging = OptionText.Logging(parsed.GetValue(verbose), parsed.GetValue(quiet), parsed.GetValue(logFile)),
        };
    }

    private RenderOptions Options(ParseResult parsed)
    {
        var count = OptionText.Workers(parsed.GetValue(workers));
        return new RenderOptions
        {
            Workers = count,
            StartMethod = OptionText.StartMethod(
                parsed.GetValue(serial) ? "serial" : parsed.GetRequiredValue(startMethod)
            ),
            WorkerMemory = OptionText.WorkerMemory(parsed.GetRequiredValue(workerMemory), count),
            TaskTimeout = OptionText.Seconds(parsed.GetRequiredValue(taskTimeout), "--task-timeout"),
            Retries = OptionText.Count(parsed.GetRequiredValue(retries), "--retries"),
            FailFast = parsed.GetValue(failFast),
            Resume = parsed.GetValue(resume),
            Overwrite = parsed.GetValue(overwrite),
            Keep = parsed.GetValue(keep),
            Html = !parsed.GetValue(noHtml),
            Exports = SliceExports.Check(OptionText.List(parsed.GetValue(exports), "--export")),
            Animate = IsAnimated(parsed),
            AnimateAs = AnimationFormats(parsed),
            FramesPerSecond = FramesPerSecond(parsed),
            MergePdf = parsed.GetValue(mergePdf),
            Shard = OptionText.Shard(parsed.GetValue(shard)),
        };
    }

    /// <summary>The values of an option that chooses maps; none where all are asked for.</summary>
    private static string[] Chosen(string[]? texts, string option)
    {
        string[] words = [.. OptionText.List(texts, option)];
        return words is [var word] && word.Equals(AllOfThem, StringComparison.OrdinalIgnoreCase) ? [] : words;
    }

    private string Projection(ParseResult parsed)
    {
        if (parsed.GetValue(projection) is { } name)
            return OptionText.OneOf(
                name,
                "--projection",
                [.. MapProjections.Names.Append(MapProjections.Automatic).Select(known => (known, known))]
            );
        var isPlume =
            parsed.GetRequiredValue(zoom).Equals("plume", StringComparison.OrdinalIgnoreCase)
            && parsed.GetValue(limits) is null or { Length: 0 };
        return isPlume ? MapProjections.Automatic : MapProjections.Names.First();
    }

    private ImmutableArray<string> Formats(ParseResult parsed)
    {
        var asked = OptionText
            .List(parsed.GetRequiredValue(formats), "--format")
            .Select(word => MapFormats.Find(word).Name)
            .Concat(parsed.GetValue(mergePdf) ? ["pdf"] : [])
            .Distinct()
            .ToImmutableArray();
        if (IsAnimated(parsed))
            Animations.Check(AnimationFormats(parsed), asked);
        return asked;
    }

    private bool IsAnimated(ParseResult parsed) =>
        parsed.GetValue(animate)
        || parsed.GetResult(fps) is { Implicit: false }
        || parsed.GetValue(animateAs) is { Length: > 0 };

    private ImmutableArray<string> AnimationFormats(ParseResult parsed) =>
        [
            .. OptionText
                .List(parsed.GetValue(animateAs), "--animate-as")
                .Select(name => name.ToLowerInvariant())
                .Distinct(),
        ];

    // A GIF counts in hundredths of a second, and players slow down what is faster than 50 frames a second.
    private double FramesPerSecond(ParseResult parsed) =>
        OptionText.Number(parsed.GetRequiredValue(fps), "--fps") is >= 0.1 and <= 50 and { } number
            ? number
            : throw new InvalidOptionException("--fps", "give 0.1 to 50 maps a second");
}
