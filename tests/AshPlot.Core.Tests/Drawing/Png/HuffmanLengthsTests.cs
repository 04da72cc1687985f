using AshPlot.Core.Drawing.Png;
using CsCheck;

namespace AshPlot.Core.Tests.Drawing.Png;

internal sealed class HuffmanLengthsTests
{
    [Test]
    public void Codes_are_as_short_as_Huffmans_and_fill_the_room_exactly() =>
        Gen.UInt[0, 30]
            .Array[2, 288]
            .Where(counts => counts.Count(count => count > 0) > 1)
            .Sample(counts =>
            {
                var lengths = Find(counts, HuffmanLengths.Longest);
                Assert.That(lengths.Where(length => length > 0).Sum(length => 1 << (15 - length)), Is.EqualTo(1 << 15));
                Assert.That(lengths.Zip(counts).All(pair => (pair.First > 0) == (pair.Second > 0)));
                Assert.That(
                    lengths.Zip(counts).Sum(pair => (long)pair.First * pair.Second),
                    Is.EqualTo(PlainCost(counts))
                );
            });

    [TestCase(7, 19)]
    [TestCase(15, 40)]
    public void No_code_is_longer_than_the_limit(int limit, int symbols)
    {
        // Fibonacci's numbers make the longest codes.
        var counts = new uint[symbols];
        for (var index = 0; index < symbols; index++)
            counts[index] = index < 2 ? 1 : counts[index - 1] + counts[index - 2];
        var lengths = Find(counts, limit);
        Assert.That(lengths.Max(), Is.EqualTo(limit));
        Assert.That(lengths.Sum(length => 1 << (limit - length)), Is.EqualTo(1 << limit));
        Assert.That(lengths, Is.Ordered.Descending, "rarer symbols have longer codes");
    }

    [Test]
    public void A_lone_symbol_has_one_bit_and_none_have_none()
    {
        Assert.That(Find([0, 5, 0], 15), Is.EqualTo(new byte[] { 0, 1, 0 }));
        Assert.That(Find([0, 0], 15), Is.EqualTo(new byte[] { 0, 0 }));
    }

    [Test]
    public void Codes_are_those_of_the_example_of_RFC_1951()
    {
        // Section 3.2.2: lengths of A to H, and their codes.
        byte[] lengths = [3, 3, 3, 3, 3, 2, 4, 4];
        string[] expected = ["010", "011", "100", "101", "110", "00", "1110", "1111"];
        var codes = new ushort[8];
        HuffmanLengths.Assign(lengths, codes);
        Assert.That(
            codes.Select(
                (code, index) => new string([.. Convert.ToString(code, 2).PadLeft(lengths[index], '0').Reverse()])
            ),
            Is.EqualTo(expected)
        );
    }

    private static byte[] Find(uint[] counts, int limit)
    {
        var lengths = new byte[counts.Length];
        HuffmanLengths.Find(counts, limit, lengths);
        return lengths;
    }

    /// <summary>Bits of Huffman's code: the sum of all nodes that are made by joining the two smallest.</summary>
    private static long PlainCost(uint[] counts)
    {
        var nodes = counts.Where(count => count > 0).Select(count => (long)count).ToList();
        var cost = 0L;
        while (nodes.Count > 1)
        {
            nodes.Sort();
            var joined = nodes[0] + nodes[1];
            cost += joined;
            nodes.RemoveRange(0, 2);
            nodes.Add(joined);
        }

        return cost;
    }
}
