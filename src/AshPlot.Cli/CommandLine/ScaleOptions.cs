using System.CommandLine;
using AshPlot.Core.Colours;
using AshPlot.Core.Planning;

namespace AshPlot.Cli.CommandLine;

/// <summary>The options that say which colour a value has, for all quantities or for one of them.</summary>
internal sealed class ScaleOptions
{
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

    public IEnumerable<Option> All => [colours, vaacColours, scale, min, max, log, maskBelow];

    /// <summary>An option as it was given.</summary>
    public GivenOption Given(Option option, string[] values) =>
        option == log ? LogOption.Given(values) : new GivenOption(option.Name, values);

    /// <summary>The options of maps with what these say.</summary>
    public MapOptions AddTo(MapOptions maps, ParseResult parsed)
    {
        var ofQuantities = new OptionsByQuantity();
        var (colourMap, classes) = ofQuantities.Colours(parsed.GetValue(colours), parsed.GetValue(vaacColours));
        var isLog = ofQuantities.Log(parsed.GetResult(log) is { Implicit: false } ? parsed.GetValue(log) : null);
        maps = maps with
        {
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
            MaskBelow = ofQuantities.Value(parsed.GetValue(maskBelow), "--mask-below", (own, value) =>
                own with
                {
                    MaskBelow = value,
                }
            ),
        };
        return maps with { ByQuantity = ofQuantities.All };
    }
}
