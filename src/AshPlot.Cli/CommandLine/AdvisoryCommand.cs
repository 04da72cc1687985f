using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using AshPlot.Cli.Advising;
using AshPlot.Core.Advising;
using AshPlot.Core.Deriving;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot advisory</c>.</summary>
internal static class AdvisoryCommand
{
    private const int MostVertices = 100;

    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        var layers = new Option<string[]>("--layers")
        {
            Description =
                "Layers between two flight levels, e.g. FL000-200 or SFC/FL200. May be repeated, or several with commas between. Default: FL000-200,FL200-350,FL350-550.",
            HelpName = "LAYER",
        };
        var times = new Option<string[]>("--time")
        {
            Description =
                "Times, as for render. May be repeated. Default: the first of the run, and 6, 12 and 18 hours later as far as the run has them.",
            HelpName = "T",
        }.CompletedAsList("first", "latest");
        var threshold = new Option<string>("--threshold")
        {
            Description = "Concentration above which there is ash, with its unit.",
            HelpName = "V",
            DefaultValueFactory = _ =>
                DerivedQuantities.DefaultThreshold.WithUnit("").Replace(" ", "", StringComparison.Ordinal),
        };
        var vertices = new Option<string>("--vertices")
        {
            Description = $"How many vertices a polygon may have, {RingReducer.Fewest} to {MostVertices}.",
            HelpName = "N",
            DefaultValueFactory = _ => "10",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Folder for advisory.geojson, advisory.txt and advisory.json (created if missing).",
            HelpName = "DIR",
        };
        var input = new InputOptions();
        var work = new WorkOptions();
        var command = new Command(
            "advisory",
            "Drafts the polygons of a volcanic ash advisory, as coordinate lines and GeoJSON. A draft, not an advisory."
        )
        {
            inputs,
            layers,
            times,
            threshold,
            vertices,
            json,
            output,
        };
        work.AddTo(command, input);
        command.SetAction(parsed =>
            AdvisoryCommandRunner.Run(
                new AdvisorySettings
                {
                    Work = work.Read(parsed, input, inputs, output),
                    Layers = Layers(parsed.GetValue(layers)),
                    Times = [.. OptionText.List(parsed.GetValue(times), "--time").Select(TimeSelector.Parse)],
                    Threshold = OptionText.Threshold(parsed.GetRequiredValue(threshold)),
                    Vertices = Vertices(parsed.GetRequiredValue(vertices)),
                    Json = parsed.GetValue(json),
                }
            )
        );
        return command;
    }

    private static ImmutableArray<AdvisoryLayer> Layers(string[]? texts)
    {
        ImmutableArray<AdvisoryLayer> given =
        [
            .. OptionText
                .List(texts, "--layers")
                .Select(AdvisoryLayer.Parse)
                .Distinct()
                .OrderBy(layer => layer.Lower)
                .ThenBy(layer => layer.Upper),
        ];
        return given.IsEmpty ? AdvisoryLayer.Default : given;
    }

    private static int Vertices(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= RingReducer.Fewest and <= MostVertices
            ? number
            : throw new InvalidOptionException(
                "--vertices",
                $"'{text}' is not a number of vertices; give {RingReducer.Fewest} to {MostVertices}"
            );
}
