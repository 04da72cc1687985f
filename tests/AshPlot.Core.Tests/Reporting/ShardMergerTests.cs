using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Reporting;

internal sealed class ShardMergerTests
{
    private static readonly Manifest Whole = WithoutFaults(SampleManifest.Run("Run", levels: 3, times: 3));

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(12)]
    [TestCase(13)]
    [TestCase(40)]
    public void Shards_together_are_the_run(int count)
    {
        var merged = ShardMerger.Merge(Cut(count));

        Assert.That(merged.Manifest.ToJson(), Is.EqualTo(Whole.ToJson()));
        Assert.That(
            (merged.Problems, merged.Remarks),
            Is.EqualTo((ImmutableArray<string>.Empty, ImmutableArray<string>.Empty))
                .Using<ImmutableArray<string>>((one, other) => one.SequenceEqual(other))
        );
    }

    [Test]
    public void A_shard_that_is_missing_is_named_with_the_number_of_its_maps()
    {
        var merged = ShardMerger.Merge([.. Cut(7).Where(part => part.Shard.Index is not (3 or 6))]);

        Assert.That(merged.Problems, Is.EqualTo(new[] { "shards 3/7, 6/7 are missing, with 3 of 12 maps" }));
        Assert.That(merged.Manifest.Warnings, Is.EqualTo(merged.Problems));
        Assert.That(merged.Manifest.Quantities.Sum(quantity => quantity.Maps.Length), Is.EqualTo(9));
    }

    [Test]
    public void Of_very_many_missing_shards_the_first_are_named()
    {
        var merged = ShardMerger.Merge([Cut(2_000_000_000, most: 1)[0]]);

        Assert.That(
            merged.Problems.Single(),
            Does.StartWith("shards 2/2000000000, 3/2000000000,").And.Contain(" and 1999999979 more are missing")
        );
    }

    [Test]
    public void A_shard_whose_maps_failed_or_that_was_stopped_is_named()
    {
        var parts = Cut(7);
        parts[1] = (
            parts[1].Shard,
            Change(parts[1].Manifest, map =>
                map with
                {
                    Status = MapStatus.Failed,
                    Error = "broken",
                    Path = null,
                    Files = [],
                }
            )
        );
        parts[4] = (
            parts[4].Shard,
            Change(parts[4].Manifest, map => map with { Status = MapStatus.NotDrawn, Path = null, Files = [] }) with
            {
                Run = parts[4].Manifest.Run with { Interrupted = true },
            }
        );

        var merged = ShardMerger.Merge(parts);

        Assert.That(
            merged.Problems,
            Is.EqualTo(new[] { "shard 2/7: 2 of 2 maps failed", "shard 5/7 was stopped: 2 of 2 maps were not drawn" })
        );
        Assert.That(merged.Manifest.Run.Interrupted, Is.True);
    }

    [Test]
    public void Shards_of_different_jobs_are_refused_and_the_older_one_is_named()
    {
        var parts = Cut(3);
        parts[1] = (
            parts[1].Shard,
            parts[1].Manifest with
            {
                Part = parts[1].Manifest.Part! with { Job = "other" },
                Run = parts[1].Manifest.Run with { Started = "2025-12-31T00:00:00Z" },
            }
        );

        Assert.That(
            () => ShardMerger.Merge(parts),
            Throws
                .TypeOf<ConflictingInputsException>()
                .With.Message.StartsWith("shard 2/3 is of another job than shard 1/3")
        );
    }

    [Test]
    public void So_are_shards_with_other_quantities()
    {
        var parts = Cut(3);
        var quantities = parts[1].Manifest.Quantities;
        parts[1].Manifest = parts[1].Manifest with
        {
            Quantities = quantities.SetItem(0, quantities[0] with { Name = "other" }),
        };

        Assert.That(() => ShardMerger.Merge(parts), Throws.TypeOf<ConflictingInputsException>());
    }

    [Test]
    public void Of_runs_in_different_numbers_of_parts_the_latest_is_meant()
    {
        var earlier = Cut(2)
            .Select(part =>
                (part.Shard, part.Manifest with { Run = part.Manifest.Run with { Started = "2025-12-31T00:00:00Z" } })
            );

        var merged = ShardMerger.Merge([.. earlier, .. Cut(3)]);

        Assert.That(merged.Problems, Is.Empty);
        Assert.That(
            merged.Remarks,
            Is.EqualTo(new[] { "shards of an earlier run in 2 parts are left out; the run in 3 parts is the latest" })
        );
        Assert.That(merged.Manifest.Run.Started, Is.EqualTo(Whole.Run.Started));
    }

    [Test]
    public void Time_is_from_the_first_start_to_the_last_end_and_workers_are_those_of_a_run_in_one_piece()
    {
        var parts = Cut(2);
        parts[1] = (
            parts[1].Shard,
            parts[1].Manifest with
            {
                Run = parts[1].Manifest.Run with
                {
                    Started = "2026-01-01T00:01:00Z",
                    ElapsedSeconds = 2.5,
                    WorkerPids = [4243, 99],
                    Workers = 3,
                },
            }
        );

        var run = ShardMerger.Merge(parts).Manifest.Run;

        Assert.That(
            (run.Started, run.ElapsedSeconds, run.Workers, run.Shard),
            Is.EqualTo(("2026-01-01T00:00:00Z", 62.5, 8, (string?)null))
        );
        Assert.That(run.WorkerPids, Is.EqualTo(new[] { 4242, 4243, 99 }));
    }

    [Test]
    public void A_shard_that_drew_on_another_scale_is_named()
    {
        var parts = Cut(2);
        var changed = parts[1].Manifest.Quantities[0] with
        {
            Scale = new ManifestScale
            {
                Min = 0,
                Max = 99,
                Kind = "linear",
            },
        };
        parts[1] = (parts[1].Shard, parts[1].Manifest with { Quantities = [changed, parts[1].Manifest.Quantities[1]] });

        Assert.That(
            ShardMerger.Merge(parts).Problems,
            Is.EqualTo(
                new[] { "shard 2/2 drew Air Concentration on another scale or box than shard 1/2; draw it again" }
            )
        );
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void The_shard_whose_scale_leaves_out_slices_is_named_and_the_run_says_so(int index)
    {
        var parts = Cut(3);
        var (shard, part) = parts[index - 1];
        var incomplete = part.Quantities[0] with
        {
            Scale = new ManifestScale
            {
                Min = 0,
                Max = 1e-9,
                Kind = "linear",
                Incomplete = true,
            },
            Notes = ["INCOMPLETE"],
        };
        parts[index - 1] = (shard, part with { Quantities = [incomplete, part.Quantities[1]] });

        var merged = ShardMerger.Merge(parts);

        Assert.That(
            merged.Problems,
            Is.EqualTo(
                new[]
                {
                    $"shard {index}/3 drew Air Concentration on an incomplete scale or box, since slices could not be read; draw it again",
                }
            )
        );
        var quantity = merged.Manifest.Quantities[0];
        Assert.That(quantity.Scale, Is.EqualTo(Whole.Quantities[0].Scale! with { Incomplete = true }));
        Assert.That(quantity.Notes, Is.EqualTo(new[] { "INCOMPLETE" }));
        Assert.That(merged.Manifest.Quantities[1].Scale?.Incomplete, Is.Null);
    }

    [Test]
    public void Shards_with_equal_classes_share_a_scale()
    {
        var parts = Cut(2);
        for (var index = 0; index < parts.Length; index++)
        {
            var (shard, part) = parts[index];
            var scale = new ManifestScale
            {
                Min = 0,
                Max = 2,
                Kind = "classes",
                Classes = [new ManifestClass(0, 2, "#000000", "low")],
            };
            parts[index] = (
                shard,
                part with
                {
                    Quantities = [part.Quantities[0] with { Scale = scale }, part.Quantities[1]],
                }
            );
        }

        Assert.That(ShardMerger.Merge(parts).Problems, Is.Empty);
    }

    /// <summary>Cuts the run as shards would draw it; an empty part knows no scale.</summary>
    private static (Shard Shard, Manifest Manifest)[] Cut(int count, int most = int.MaxValue)
    {
        var all = Whole
            .Quantities.SelectMany((quantity, index) => quantity.Maps.Select(map => (Quantity: index, Map: map)))
            .ToArray();
        return
        [
            .. Enumerable
                .Range(1, Math.Min(count, most))
                .Select(index => new Shard(index, count))
                .Select(shard => (shard, Part(shard, all))),
        ];
    }

    private static Manifest Part(Shard shard, (int Quantity, ManifestMap Map)[] all)
    {
        var mine = Enumerable.Range(0, shard.SizeOf(all.Length)).Select(place => all[shard.NumberOf(place)]).ToArray();
        return Whole with
        {
            Run = Whole.Run with { Shard = shard.ToString(), Workers = Math.Min(8, mine.Length) },
            Part = new ManifestPart
            {
                Job = "job",
                Maps = all.Length,
                Workers = 8,
                Html = true,
                SummaryPages = ImmutableSortedDictionary<string, string>.Empty,
            },
            Quantities =
            [
                .. Whole.Quantities.Select(
                    (quantity, index) =>
                        quantity with
                        {
                            Scale = mine.Length == 0 ? null : quantity.Scale,
                            Maps = [.. mine.Where(map => map.Quantity == index).Select(map => map.Map)],
                        }
                ),
            ],
        };
    }

    private static Manifest WithoutFaults(Manifest manifest) =>
        Change(manifest, map =>
            map.Status is MapStatus.Done or MapStatus.Empty
                ? map
                : map with
                {
                    Status = MapStatus.Done,
                    Error = null,
                    Path = "a.png",
                    Files = ["a.png"],
                }
        );

    private static Manifest Change(Manifest manifest, Func<ManifestMap, ManifestMap> change) =>
        manifest with
        {
            Quantities =
            [
                .. manifest.Quantities.Select(quantity => quantity with { Maps = [.. quantity.Maps.Select(change)] }),
            ],
        };
}
