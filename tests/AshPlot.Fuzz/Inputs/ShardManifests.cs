using AshPlot.Cli.Merging;
using AshPlot.Cli.Reporting;
using AshPlot.Fuzz.Damage;

namespace AshPlot.Fuzz.Inputs;

/// <summary>Manifests of shards, and the files that they name, under <c>merge</c>.</summary>
internal sealed class ShardManifests : FuzzClass
{
    public override string Name => "manifests";

    internal override FuzzVerdict Try(FuzzInput input)
    {
        var folder = input.File("maps");
        SeedFolders.Copy(SeedFolders.Get(input.SeedFolder, "shards", Make), folder);
        var state = Path.Combine(folder, ".ashplot");
        foreach (var manifest in Directory.GetFiles(state, "shard-*.json").Where(_ => input.Random.Next(2) == 0))
            File.WriteAllBytes(
                manifest,
                ModelInputs.Damage(File.ReadAllBytes(manifest), input.Random, JsonMutations.Apply)
            );
        if (input.Random.Next(4) == 0)
            DamageOneFile(input, folder);
        if (input.Random.Next(4) == 0)
            RenderedSeeds.MakePipe(Path.Combine(folder, "pipe"));
        return CommandTrial.Run(() =>
            MergeCommandRunner.Run(new MergeSettings(folder, new LogSettings(false, true, null)))
        );
    }

    private static void DamageOneFile(FuzzInput input, string folder)
    {
        var file = input.Pick(
            Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray()
        );
        var content = File.ReadAllBytes(file);
        File.Delete(file);
        if (input.Random.Next(4) == 0)
            RenderedSeeds.MakePipe(file);
        else
            File.WriteAllBytes(file, ModelInputs.Damage(content, input.Random, ByteMutations.Apply));
    }

    private static void Make(string folder)
    {
        foreach (var shard in (string[])["1/2", "2/2"])
        {
            RenderedSeeds.Render([
                RenderedSeeds.Text(),
                RenderedSeeds.Text("0600"),
                "-o",
                folder,
                "--shard",
                shard,
                "--format",
                "png",
                "--merge-pdf",
                "--animate",
                "--export",
                "kmz",
                .. RenderedSeeds.Common,
            ]);
        }
    }
}
