using System.CommandLine;
using AshPlot.Cli.Rendering;
using AshPlot.Core.Errors;
using AshPlot.Core.Sections;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot section</c>.</summary>
internal static class SectionCommand
{
    private const string Cities = "--cities";

    /// <summary>What a map has, and a section has not.</summary>
    private static readonly string[] OfMaps =
    [
        "--limits",
        "--zoom",
        "--central-longitude",
        "--projection",
        "--no-tint",
        "--export",
        "--panels",
        "--scale",
        "--min",
        "--max",
        LogOption.Name,
        Cities,
    ];

    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        var along = new Option<string[]>("--along")
        {
            Description = "Points of the route, each LAT,LON in degrees north and east; between them go great circles.",
            HelpName = "LAT,LON LAT,LON ...",
            AllowMultipleArgumentsPerToken = true,
        };
        var track = new Option<string?>("--track")
        {
            Description =
                "Flight in place of a route: a CSV file with time, latitude, longitude and, if known, level in each line.",
            HelpName = "FILE",
        };
        var json = new Option<bool>("--json") { Description = "Print the dose of a flight as JSON." };
        var options = new RenderCommandOptions(ensemble: null, "sections");
        var command = new Command("section", "Draws vertical sections along a route for each time, or along a flight.")
        {
            inputs,
            along,
            track,
            json,
        };
        foreach (var option in options.All)
        {
            option.Hidden = OfMaps.Contains(option.Name);
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            if (options.Words(parsed).FirstOrDefault(word => OfMaps.Contains(word.Option)) is { } unused)
                throw new InvalidOptionException(
                    unused.Option,
                    unused.Option == Cities
                        ? "not used by section, which names the points of its route; leave it out"
                        : "not used by section, which draws no map; leave it out"
                );
            var settings = options.Read(parsed, parsed.GetRequiredValue(inputs));
            return RenderCommandRunner.Run(
                settings with
                {
                    IsJson = parsed.GetValue(json) && parsed.GetValue(track) is not null,
                    Job = settings.Job with
                    {
                        Maps = settings.Job.Maps with
                        {
                            Section = Route(parsed.GetValue(along) ?? [], parsed.GetValue(track)),
                            CentralLongitude = 0,
                        },
                    },
                }
            );
        });
        return command;
    }

    private static SectionRoute Route(string[] along, string? track) =>
        (along.Length, track) switch
        {
            (0, null) => throw new InvalidOptionException(
                "--along",
                "give the route, for example --along 63.985,-22.605 55.95,-3.36, or a flight by --track FILE"
            ),
            ( > 0, not null) => throw new InvalidOptionException("--track", "cannot be combined with --along"),
            (_, null) => SectionRoute.Parse(along),
            _ => RouteFile.Read(track),
        };
}
