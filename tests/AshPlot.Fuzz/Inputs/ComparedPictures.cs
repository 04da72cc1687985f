using AshPlot.Cli.Comparing;
using AshPlot.Cli.Reporting;
using AshPlot.Core.Comparing;
using AshPlot.Fuzz.Damage;

namespace AshPlot.Fuzz.Inputs;

/// <summary>Damaged pictures under <c>compare</c>.</summary>
internal sealed class ComparedPictures : FuzzClass
{
    public override string Name => "pictures";

    // Skia decodes them: native code that compare trusts within the command itself, so a crash counts.
    internal override FuzzVerdict Try(FuzzInput input)
    {
        var seeds = SeedFolders.Get(input.SeedFolder, "pictures", Make);
        var actual = input.File("actual");
        SeedFolders.Copy(seeds, actual);
        var files = Directory
            .GetFiles(actual, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".png" or ".jpeg" or ".webp")
            .Order(StringComparer.Ordinal)
            .ToArray();
        for (var count = input.Random.Next(1, 4); count > 0; count--)
        {
            var file = input.Pick(files);
            File.WriteAllBytes(file, ModelInputs.Damage(File.ReadAllBytes(file), input.Random, ByteMutations.Apply));
        }

        return CommandTrial.Run(() =>
            CompareCommandRunner.Run(
                new CompareSettings
                {
                    Expected = seeds,
                    Actual = actual,
                    Tolerance = new PictureTolerance(1, 1, 8),
                    Logging = new LogSettings(false, true, null),
                    Report = input.Random.Next(3) == 0 ? input.File("report") : null,
                }
            )
        );
    }

    private static void Make(string folder) =>
        RenderedSeeds.Render([
            RenderedSeeds.Text(),
            "-o",
            folder,
            "--level",
            "FL000-200",
            "--no-html",
            "--format",
            "png",
            "--format",
            "jpeg",
            "--format",
            "webp",
            .. RenderedSeeds.Common,
        ]);
}
