using System.CommandLine;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Geography;
using AshPlot.Core.Planning;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// The options that say what a picture is: its formats and size, and which part of the Earth it shows.
/// </summary>
internal sealed class PictureOptions
{
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
    private readonly Option<string> zoom = new Option<string>("--zoom")
    {
        Description = "Area to draw: the whole grid, or the box around all ash of the run (plume).",
        HelpName = "grid|plume",
        DefaultValueFactory = _ => "grid",
    }.Completed("grid", "plume");
    private readonly Option<string?> centralLongitude = new("--central-longitude")
    {
        Description =
            "Longitude at the centre of the map, in degrees east. Default: chosen so that the data is not cut.",
        HelpName = "LON",
    };
    private readonly Option<string?> projection = new Option<string?>("--projection")
    {
        Description =
            $"Map projection: auto (by the area), {string.Join(", ", MapProjections.Names)}. Default: {MapProjections.Names.First()}, or auto with --zoom plume.",
        HelpName = "NAME",
    }.Completed(MapProjections.Names.Prepend(MapProjections.Automatic));
    private readonly Option<bool> noTint = new("--no-tint") { Description = "Leave sea and land white." };

    public IEnumerable<Option> All => [formats, size, limits, zoom, centralLongitude, projection, noTint];

    /// <summary>The options of maps with what these say.</summary>
    public MapOptions AddTo(MapOptions maps, ParseResult parsed) =>
        maps with
        {
            Formats =
            [
                .. OptionText
                    .List(parsed.GetRequiredValue(formats), "--format")
                    .Select(word => MapFormats.Find(word).Name)
                    .Distinct(),
            ],
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
        };

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
}
