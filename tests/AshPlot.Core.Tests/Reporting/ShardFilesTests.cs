using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Reporting;

internal sealed class ShardFilesTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("ashplot-test-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public void What_is_written_is_found_in_order_of_the_parts()
    {
        foreach (var index in (int[])[10, 2, 1])
            ShardFiles.Write(Manifest(new Shard(index, 10)), new Shard(index, 10), folder.FullName);
        File.WriteAllText(Path.Combine(folder.FullName, "shard-11-of-10.json"), "no shard");
        File.WriteAllText(Path.Combine(folder.FullName, "shard-01-of-10.json"), "no shard");

        var found = ShardFiles.Read(folder.FullName);

        Assert.That(found.Select(shard => shard.Shard.Index), Is.EqualTo(new[] { 1, 2, 10 }));
        Assert.That(ShardFiles.PathOf("x", new Shard(2, 10)), Is.EqualTo(Path.Combine("x", "shard-2-of-10.json")));
    }

    [Test]
    public void A_folder_that_is_not_there_holds_none() =>
        Assert.That(ShardFiles.Read(Path.Combine(folder.FullName, "none")), Is.Empty);

    [Test]
    public void A_manifest_larger_than_any_run_makes_is_refused_before_memory_is_taken()
    {
        using (var file = File.Create(Path.Combine(folder.FullName, "shard-1-of-2.json")))
            file.SetLength(3L << 30); // takes no room on the disk
        var error = Assert.Throws<UnreadableInputException>(() => ShardFiles.Read(folder.FullName))!;
        Assert.That(
            error.Message,
            Does.Contain("shard-1-of-2.json").And.Contain("has 3221 MB, over the 268 MB that are read")
        );
    }

    [Test]
    public void One_can_be_removed_and_all_can_be_removed()
    {
        ShardFiles.Remove(folder.FullName, new Shard(1, 3));
        foreach (var shard in (Shard[])[new(1, 3), new(2, 3), new(1, 2)])
            ShardFiles.Write(Manifest(shard), shard, folder.FullName);

        ShardFiles.Remove(folder.FullName, new Shard(1, 3));
        Assert.That(
            ShardFiles.Read(folder.FullName).Select(shard => shard.Shard.ToString()),
            Is.EqualTo(new[] { "1/2", "2/3" })
        );
        ShardFiles.RemoveAll(folder.FullName);
        Assert.That(folder.EnumerateFiles(), Is.Empty);
    }

    [TestCase("../stolen.html")]
    [TestCase("/stolen.html")]
    [TestCase(".html")]
    [TestCase("stolen.js")]
    [TestCase("a b.html")]
    public void A_shard_does_not_choose_where_pages_are_written(string page)
    {
        var shard = new Shard(1, 1);
        ShardFiles.Write(Manifest(shard, page), shard, folder.FullName);

        Assert.That(
            () => ShardFiles.Read(folder.FullName),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains($"it names a page '{page}'")
        );
    }

    [TestCase("../map.png")]
    [TestCase("/map.png")]
    [TestCase("a/../../map.png")]
    [TestCase("a//map.png")]
    public void Nor_that_maps_lie_outside(string path)
    {
        var shard = new Shard(1, 1);
        ShardFiles.Write(Manifest(shard, map: path), shard, folder.FullName);

        Assert.That(
            () => ShardFiles.Read(folder.FullName),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains($"it names a map '{path}'")
        );
    }

    [Test]
    public void A_manifest_that_is_not_what_its_name_says_is_refused()
    {
        ShardFiles.Write(Manifest(new Shard(1, 3)), new Shard(2, 3), folder.FullName);

        Assert.That(
            () => ShardFiles.Read(folder.FullName),
            Throws
                .TypeOf<UnreadableInputException>()
                .With.Message.EndsWith("shard-2-of-3.json: it is not the manifest of shard 2/3; draw this shard again")
        );
    }

    [Test]
    public void A_manifest_with_too_few_maps_is_refused()
    {
        var shard = new Shard(1, 2);
        var manifest = Manifest(shard);
        ShardFiles.Write(manifest with { Part = manifest.Part! with { Maps = 5 } }, shard, folder.FullName);

        Assert.That(
            () => ShardFiles.Read(folder.FullName),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("as many maps")
        );
    }

    [Test]
    public void A_page_of_a_quantity_that_is_not_there_is_refused()
    {
        var shard = new Shard(1, 2);
        var manifest = Manifest(shard);
        ShardFiles.Write(
            manifest with
            {
                Quantities = [manifest.Quantities[0] with { Name = "other" }],
            },
            shard,
            folder.FullName
        );

        Assert.That(
            () => ShardFiles.Read(folder.FullName),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("a page of 'total-column'")
        );
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_pipe_named_as_a_manifest_does_not_hang(CancellationToken cancellation)
    {
        using (
            var make = System.Diagnostics.Process.Start("mkfifo", [ShardFiles.PathOf(folder.FullName, new Shard(1, 2))])
        )
            await make.WaitForExitAsync(cancellation);

        var reading = Task.Run(() => ShardFiles.Read(folder.FullName), cancellation);

        Assert.That(
            async () => await reading.WaitAsync(cancellation),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("not a regular file")
        );
    }

    private static Manifest Manifest(Shard shard, string page = "Run_summary.html", string map = "a.png")
    {
        var manifest = SampleManifest.Wrap(
            "Run",
            new ManifestQuantity
            {
                Name = "total-column",
                Title = "Total Column Mass",
                Units = "g/m2",
                Maps =
                    shard.Index == 1
                        ?
                        [
                            new ManifestMap
                            {
                                Status = MapStatus.Done,
                                Path = map,
                                Files = [map],
                            },
                        ]
                        : [],
            }
        );
        return manifest with
        {
            Run = manifest.Run with { Shard = shard.ToString() },
            Part = new ManifestPart
            {
                Job = "job",
                Maps = 1,
                Workers = 1,
                Html = true,
                SummaryPages = ImmutableSortedDictionary<string, string>.Empty.Add("total-column", page),
            },
        };
    }
}
