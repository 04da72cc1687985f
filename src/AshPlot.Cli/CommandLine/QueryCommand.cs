using System.Collections.Immutable;
using System.CommandLine;
using AshPlot.Cli.Querying;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot query</c>.</summary>
internal static class QueryCommand
{
    public static Command Create()
    {
        var inputs = CommonOptions.Inputs();
        var at = new Option<string[]>("--at")
        {
            Description =
                "Place to ask about, in degrees north and east, e.g. Keflavik,63.985,-22.605. May be repeated. Default: the maximum of each level and what is over the threshold.",
            HelpName = "NAME,LAT,LON",
        };
        var atFile = new Option<string?>("--at-file")
        {
            Description = "File with places: CSV lines NAME,LAT,LON, or GeoJSON with points.",
            HelpName = "FILE",
        };
        var quantities = new Option<string[]>("--quantity")
        {
            Description = "Quantities to ask about. May be repeated. Default: air concentration.",
            HelpName = "Q",
        }.CompletedAsList(QuantityKind.All.Select(kind => kind.Slug));
        var levels = new Option<string[]>("--level")
        {
            Description = "Levels to ask about, as for render. May be repeated. Default: all.",
            HelpName = "L",
        };
        var times = new Option<string[]>("--time")
        {
            Description = "Times to ask about, as for render, e.g. 06Z. May be repeated. Default: all.",
            HelpName = "T",
        }.CompletedAsList("first", "latest");
        var thresholds = new Option<string[]>("--threshold")
        {
            Description = "Value above which areas and hours count, with its unit. May be repeated. Default: 2mg/m3.",
            HelpName = "V",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var csv = new Option<bool>("--csv") { Description = "Print CSV." };
        var output = new Option<string?>("--output", "-o")
        {
            Description =
                "Folder for query.json, query.csv and a chart of each place as PNG and SVG (created if missing).",
            HelpName = "DIR",
        };
        var input = new InputOptions();
        var work = new WorkOptions();
        var command = new Command("query", "Answers what and where, and at places when and how much.")
        {
            inputs,
            at,
            atFile,
            quantities,
            levels,
            times,
            thresholds,
            json,
            csv,
            output,
        };
        work.AddTo(command, input);
        command.SetAction(parsed =>
            QueryCommandRunner.Run(
                new QuerySettings
                {
                    Work = work.Read(parsed, input, inputs, output),
                    Places = Places(parsed.GetValue(at) ?? [], parsed.GetValue(atFile)),
                    Selection = new MapOptions
                    {
                        Quantities =
                        [
                            .. OptionText
                                .List(parsed.GetValue(quantities), "--quantity")
                                .Select(name => QuantityKind.FindByAnyName(name)?.Slug ?? name)
                                .Distinct(),
                        ],
                        Levels = [.. OptionText.List(parsed.GetValue(levels), "--level")],
                        Times = [.. OptionText.List(parsed.GetValue(times), "--time").Select(TimeSelector.Parse)],
                    },
                    Thresholds = Thresholds(parsed.GetValue(thresholds)),
                    Format = (parsed.GetValue(json), parsed.GetValue(csv)) switch
                    {
                        (true, true) => throw new InvalidOptionException("--csv", "cannot be combined with --json"),
                        (true, _) => QueryFormat.Json,
                        (_, true) => QueryFormat.Csv,
                        _ => QueryFormat.Table,
                    },
                }
            )
        );
        return command;
    }

    private static Place[] Places(string[] texts, string? file) =>
        [.. texts.Select(text => Place.Parse(text, "--at")), .. file is null ? [] : PlaceFile.Read(file)];

    /// <summary>Values with their units; null where none is given.</summary>
    internal static ImmutableArray<ThresholdValue>? Thresholds(string[]? texts)
    {
        ImmutableArray<ThresholdValue> thresholds =
        [
            .. OptionText.List(texts, "--threshold").Select(text => OptionText.Threshold(text)).Distinct(),
        ];
        return thresholds.IsEmpty ? null : thresholds;
    }
}
