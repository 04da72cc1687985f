using System.Collections.Immutable;
using System.CommandLine;
using AshPlot.Core.Errors;
using AshPlot.Core.Exporting;
using AshPlot.Core.Finishing;
using AshPlot.Core.Planning;
using AshPlot.Rendering;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// The options that say what is written beside the maps, which part of a run is drawn, and what happens to what lies in
/// the folder.
/// </summary>
internal sealed class ProductOptions
{
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

    public IEnumerable<Option> All =>
        [exports, animate, animateAs, fps, mergePdf, noValues, noHtml, resume, overwrite, keep, shard];

    /// <summary>The options of maps with the formats and values that the products need.</summary>
    /// <exception cref="InvalidOptionException">A product cannot be made of such maps.</exception>
    public MapOptions AddTo(MapOptions maps, ParseResult parsed)
    {
        maps = maps with
        {
            Formats = [.. maps.Formats.Concat(parsed.GetValue(mergePdf) ? ["pdf"] : []).Distinct()],
            Values = !parsed.GetValue(noHtml) && !parsed.GetValue(noValues),
        };
        if (IsAnimated(parsed))
            Animations.Check(AnimationFormats(parsed), maps.Formats);
        if (maps.Panels is not null && OptionText.List(parsed.GetValue(exports), "--export").Any())
            throw new InvalidOptionException(
                "--export",
                "cannot be combined with --panels, since a file holds one slice; export in a run without --panels, into another folder"
            );
        return maps;
    }

    /// <summary>The options of a render with what these say.</summary>
    /// <exception cref="InvalidOptionException">One cannot be used as it is.</exception>
    public RenderOptions AddTo(RenderOptions options, ParseResult parsed)
    {
        if (parsed.GetValue(overwrite) && parsed.GetValue(keep))
            throw new InvalidOptionException("--overwrite", "cannot be combined with --keep; give one of them");
        return options with
        {
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
