using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Planning;

internal sealed class ShardTests
{
    [TestCase("1/1", 1, 1)]
    [TestCase("3/7", 3, 7)]
    [TestCase("100/100", 100, 100)]
    public void A_part_is_read_as_it_is_written(string text, int index, int count)
    {
        var shard = Shard.Parse(text);

        Assert.That(shard, Is.EqualTo(new Shard(index, count)));
        Assert.That(shard.ToString(), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("1")]
    [TestCase("0/7")]
    [TestCase("8/7")]
    [TestCase("1/0")]
    [TestCase("-1/7")]
    [TestCase("+1/7")]
    [TestCase("1/7/2")]
    [TestCase(" 1/7")]
    [TestCase("1/7 ")]
    [TestCase("1.0/7")]
    [TestCase("1/99999999999")]
    [TestCase("a/b")]
    [TestCase("/")]
    public void All_else_is_refused_with_the_option_and_the_text(string text)
    {
        Assert.That(
            () => Shard.Parse(text),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.StartsWith($"Shard: '{text}' is not valid; expected I/N")
                .And.Property("Option")
                .EqualTo("Shard")
        );
    }

    [Test]
    public void Every_map_is_in_one_part_and_parts_differ_by_one_map_at_most()
    {
        foreach (var maps in (int[])[0, 1, 6, 7, 8, 20, 100])
        {
            for (var count = 1; count <= 30; count++)
            {
                var shards = Enumerable.Range(1, count).Select(index => new Shard(index, count)).ToArray();
                var sizes = shards.Select(shard => shard.SizeOf(maps)).ToArray();
                var numbers = shards.SelectMany(shard =>
                    Enumerable.Range(0, shard.SizeOf(maps)).Select(shard.NumberOf)
                );

                Assert.That(numbers, Is.EquivalentTo(Enumerable.Range(0, maps)), $"{maps} maps in {count} parts");
                Assert.That(sizes.Max() - sizes.Min(), Is.LessThanOrEqualTo(1), $"{maps} maps in {count} parts");
            }
        }
    }

    [Test]
    public void A_part_keeps_names_and_order_and_all_slices_of_the_run()
    {
        var plan = RunPlanner.Plan(
            Descriptions.Run(
                "Title",
                Descriptions.Air(Descriptions.Metres(500), Descriptions.Metres(1000)),
                Descriptions.Column()
            ),
            new MapOptions()
        );

        var part = new Shard(2, 4).Of(plan);

        Assert.That(plan.Maps, Has.Length.EqualTo(6));
        Assert.That(part.Maps.Select(map => map.Path), Is.EqualTo(new[] { plan.Maps[1].Path, plan.Maps[5].Path }));
        Assert.That(part.Maps.Select(map => map.Number), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(part.Quantities, Is.EqualTo(plan.Quantities), "what maps share is found from all of them");
    }

    [Test]
    public void A_part_beyond_the_last_map_is_empty()
    {
        var plan = RunPlanner.Plan(Descriptions.Run("Title", Descriptions.Column()), new MapOptions());

        Assert.That(new Shard(3, 3).Of(plan).Maps, Is.Empty);
        Assert.That(new Shard(2, 3).Of(plan).Maps, Has.Length.EqualTo(1));
    }
}
