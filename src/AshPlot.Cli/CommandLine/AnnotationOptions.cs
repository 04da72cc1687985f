using System.Collections.Frozen;
using System.CommandLine;
using AshPlot.Core.Overlays;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;

namespace AshPlot.Cli.CommandLine;

/// <summary>The options that say what stands on a map beside its values: texts, places, lines, panels.</summary>
internal sealed class AnnotationOptions
{
    private static readonly FrozenSet<string> TitleWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "words",
        "file"
    );

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
    private readonly Option<string> contours = new Option<string>(LogOption.Contours)
    {
        Description =
            "Draw contour lines with their values over the cells, from centre to centre (plain), or with rounded corners (smooth): at the boundaries of the classes, or at round values of a colour map.",
        HelpName = "plain|smooth|none",
        DefaultValueFactory = _ => "none",
    }.Completed("plain", "smooth", "none");
    private readonly Option<string?> logo = new("--logo")
    {
        Description = "PNG picture, such as the sign of your agency, for the upper left corner of each map.",
        HelpName = "FILE.png",
    };

    public IEnumerable<Option> All =>
        [title, subtitle, footer, stamp, vent, panels, overlays, markers, cities, contours, logo];

    /// <summary>The options of maps with what these say.</summary>
    public MapOptions AddTo(MapOptions maps, ParseResult parsed)
    {
        var heading = parsed.GetRequiredValue(title);
        return maps with
        {
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
        };
    }
}
