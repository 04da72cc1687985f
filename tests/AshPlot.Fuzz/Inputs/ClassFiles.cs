using System.Text;
using AshPlot.Fuzz.Damage;

namespace AshPlot.Fuzz.Inputs;

/// <summary>Files of colour classes, under <c>render --colours</c>.</summary>
internal sealed class ClassFiles : FuzzClass
{
    private const string Seed =
        """{"name": "Own", "unit": "mg/m3", "levels": [0.2, 2, 4, 10], "colours": ["#80ffff", "#0000ff", "#ff0000"], "labels": ["low", "medium", "high"], "under": "#eeeeee", "over": "#7f007f"}""";

    public override string Name => "classes";

    internal override FuzzVerdict Try(FuzzInput input)
    {
        var file = input.Write(
            "classes.json",
            ModelInputs.Damage(Encoding.UTF8.GetBytes(Seed), input.Random, JsonMutations.Apply)
        );
        return CommandTrial.Run(() =>
            RenderedSeeds.Render([
                RenderedSeeds.Text(),
                "-o",
                input.File("maps"),
                "--colours",
                file,
                "--level",
                "FL000-200",
                "--no-html",
                .. RenderedSeeds.Common,
            ])
        );
    }
}
