using AshPlot.Core.Loading;
using CsCheck;

namespace AshPlot.Core.Tests.Loading;

internal sealed class CompactValuesTests
{
    /// <summary>Runs of zeros, missing values and anything else, of any length.</summary>
    private static readonly Gen<float[]> Slices = Gen.Select(
            Gen.OneOf(0f, float.NaN, -0f, 1f, 2.5f),
            Gen.Int[1, 40],
            (value, length) => Enumerable.Repeat(value, length)
        )
        .Array[1, 30]
        .Select(runs => runs.SelectMany(run => run).ToArray());

    [Test]
    public void Values_come_back_to_the_bit() =>
        Slices.Sample(values => Bits(Unpacked(values, Packed(values))).SequenceEqual(Bits(values)));

    [Test]
    public void Noise_comes_back_and_takes_no_more_room_than_it_may()
    {
        var noise = Gen.Float.Array[1, 300];
        noise.Sample(values =>
            Packed(values).Length <= CompactValues.MostWords(values.Length)
            && Bits(Unpacked(values, Packed(values))).SequenceEqual(Bits(values))
        );
    }

    [Test]
    public void A_plume_takes_little_more_room_than_its_own_cells()
    {
        var values = new float[301 * 401];
        for (var row = 100; row < 150; row++)
            values.AsSpan((row * 401) + 200, 60).Fill(row);
        Assert.That(Packed(values).Length, Is.InRange(3000, 3000 + (51 * 2) + 1));
    }

    [Test]
    public void Damaged_words_are_refused_and_nothing_is_written_past_the_end()
    {
        float[] values = [0, 0, 0, 1, 2, 3, .. Enumerable.Repeat(0f, 20), 4];
        var words = Packed(values);
        Gen.Select(Gen.Int[0, words.Length - 1], Gen.Int, Gen.Int[0, words.Length])
            .Sample(
                (at, word, length) =>
                {
                    var damaged = words.ToArray();
                    damaged[at] = word;
                    var destination = new float[values.Length];
                    CompactValues.TryUnpack(damaged.AsSpan(0, length), destination);
                }
            );
        Assert.That(CompactValues.TryUnpack(words, new float[values.Length - 1]), Is.False);
        Assert.That(CompactValues.TryUnpack(words, new float[values.Length + 1]), Is.False);
        Assert.That(CompactValues.TryUnpack([], []), Is.False);
    }

    private static int[] Packed(float[] values)
    {
        var words = new int[CompactValues.MostWords(values.Length)];
        return words[..CompactValues.Pack(values, words)];
    }

    private static float[] Unpacked(float[] values, int[] words)
    {
        var unpacked = new float[values.Length];
        Assert.That(CompactValues.TryUnpack(words, unpacked), Is.True);
        return unpacked;
    }

    private static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);
}
