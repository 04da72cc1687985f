using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NameText;

namespace AshPlot.Core.Tests.Loading.NameText;

public sealed class NameTextFuzzTests
{
    private const int Mutations = 1500;

    [Test]
    [CancelAfter(120_000)]
    public void A_damaged_file_is_read_or_refused_and_nothing_else(
        [Values("NAME II", "NAME III", "NAME III version 2")] string layout, CancellationToken cancellation)
    {
        using var files = new NameTextFiles();
        var random = new Random(20100418);
        var original = System.Text.Encoding.ASCII.GetBytes(NameTextFiles.Of(layout));
        var (readable, refused) = (0, 0);
        for (var mutation = 0; mutation < Mutations && !cancellation.IsCancellationRequested; mutation++)
        {
            var path = Path.Combine(files.Folder, "damaged.txt");
            File.WriteAllBytes(path, Damage(original, random));
            try
            {
                var run = new NameTextFormat().Describe(path, mutation % 2 == 0 ? files.Decoding : new LoadOptions());
                using var reader = new SliceReader(run.Files);
                foreach (var quantity in run.Quantities.Where(quantity => quantity.Grid.CellCount < 100_000))
                {
                    foreach (var slice in quantity.Slices)
                        reader.Read(slice, new float[quantity.Grid.CellCount]);
                }

                readable++;
            }
            catch (UnreadableInputException error)
            {
                Assert.That(error.Message, Does.Not.Contain("\n"));
                refused++;
            }
        }

        Assert.That(readable + refused, Is.EqualTo(Mutations));
        Assert.That(readable, Is.Positive, "some damage does no harm");
        Assert.That(refused, Is.Positive);
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = new List<byte>(original);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                case 4:
                    bytes[at] = (byte)"0123456789-+.,:EN \n\r\0\u00FF"[random.Next(21)];
                    break;
                default:
                    var digit = bytes.FindIndex(at, letter => letter is >= (byte)'0' and <= (byte)'9');
                    if (digit >= 0)
                        bytes.InsertRange(digit, "99999999999"u8[..random.Next(1, 11)].ToArray());
                    break;
            }

            if (bytes.Count == 0)
                bytes.Add(0);
        }

        return [.. bytes];
    }
}
