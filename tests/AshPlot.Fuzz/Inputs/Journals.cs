using System.Globalization;
using System.Numerics;
using System.Text;
using AshPlot.Fuzz.Damage;

namespace AshPlot.Fuzz.Inputs;

/// <summary>Journals whose lines have right checksums and make no sense, under <c>render --resume</c>.</summary>
internal sealed class Journals : FuzzClass
{
    public override string Name => "journals";

    internal override FuzzVerdict Try(FuzzInput input)
    {
        var folder = input.File("maps");
        SeedFolders.Copy(SeedFolders.Get(input.SeedFolder, "journal", Make), folder);
        var journal = Path.Combine(folder, ".ashplot", "journal");
        var lines = File.ReadAllText(journal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var count = input.Random.Next(1, 3); count > 0; count--)
        {
            var at = input.Random.Next(1, lines.Length);
            lines[at] = Line(ModelInputs.Damage(Json(lines[at]), input.Random, JsonMutations.Apply));
        }

        if (input.Random.Next(10) == 0)
            lines = [.. lines, lines[^1]];
        File.WriteAllText(journal, string.Join('\n', lines) + "\n");
        if (input.Random.Next(4) == 0)
            RenderedSeeds.MakePipe(Path.Combine(folder, "pipe"));
        return CommandTrial.Run(() =>
            RenderedSeeds.Render([RenderedSeeds.Text(), "-o", folder, "--resume", .. RenderedSeeds.Common])
        );
    }

    private static void Make(string folder) =>
        RenderedSeeds.Render([RenderedSeeds.Text(), "-o", folder, .. RenderedSeeds.Common]);

    private static byte[] Json(string line) => Encoding.UTF8.GetBytes(line.Split(' ', 3)[^1]);

    /// <summary>As <c>docs/worker-pool.md</c> describes it: length, CRC-32C, JSON.</summary>
    private static string Line(byte[] json)
    {
        var text = Encoding.UTF8.GetString(json).Replace('\n', ' ');
        var bytes = Encoding.UTF8.GetBytes(text);
        var checksum = ~bytes.Aggregate(uint.MaxValue, (sum, value) => BitOperations.Crc32C(sum, value));
        return string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} {checksum:x8} {text}");
    }
}
