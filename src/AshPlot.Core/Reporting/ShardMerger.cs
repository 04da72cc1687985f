using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Reporting;

/// <summary>Joins the manifests of shards to that of the run. Reads no file.</summary>
internal static class ShardMerger
{
    private const int MostNamed = 20;

    /// <summary>
    /// Joins shards. Where there are shards of runs in different numbers of parts, those of the run that began last are
    /// meant.
    /// </summary>
    /// <param name="shards">At least one shard, as <see cref="ShardFiles.Read(string)"/> gives them.</param>
    /// <exception cref="ConflictingInputsException">Shards of one number of parts belong to different jobs.</exception>
    public static MergedShards Merge(IReadOnlyList<(Shard Shard, Manifest Manifest)> shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        var latest = shards.MaxBy(shard => Started(shard.Manifest)).Shard.Count;
        var parts = shards.Where(shard => shard.Shard.Count == latest).OrderBy(shard => shard.Shard.Index).ToArray();
        RefuseDifferentJobs(parts);
        var first = parts[0].Manifest;
        var problems = parts
            .Select(part => Problem(part.Shard, part.Manifest))
            .OfType<string>()
            .Concat(OtherScales(parts))
            .ToImmutableArray();
        if (Missing(parts, latest, first.Part!.Maps) is { } missing)
            problems = problems.Insert(0, missing);
        var warnings = parts
            .SelectMany(part => part.Manifest.Warnings ?? [])
            .Concat(problems)
            .Distinct()
            .ToImmutableArray();
        var manifest = first with
        {
            Run = Run(parts),
            Part = null,
            Warnings = warnings.IsEmpty ? null : warnings,
            Quantities = [.. first.Quantities.Select((_, index) => Quantity(parts, index))],
        };
        return new MergedShards(manifest, first.Part, problems, Remarks(shards, latest));
    }

    private static void RefuseDifferentJobs((Shard Shard, Manifest Manifest)[] parts)
    {
        var latest = parts.MaxBy(part => Started(part.Manifest));
        var others = parts
            .Where(part =>
                part.Manifest.Part!.Job != latest.Manifest.Part!.Job
                || part.Manifest.Part.Maps != latest.Manifest.Part.Maps
                || !Names(part.Manifest).SequenceEqual(Names(latest.Manifest))
            )
            .Select(part => part.Shard.ToString())
            .ToArray();
        if (others.Length > 0)
        {
            throw new ConflictingInputsException(
                $"{Shards(others, others.Length)} of another job than shard {latest.Shard} (inputs, options or version differ); draw them again with the same inputs and options"
            );
        }
    }

    private static IEnumerable<string> Names(Manifest manifest) =>
        manifest.Quantities.Select(quantity => quantity.Name);

    private static ManifestRun Run((Shard Shard, Manifest Manifest)[] parts)
    {
        var run = parts[0].Manifest.Run;
        var part = parts[0].Manifest.Part!;
        var began = parts.Min(shard => Started(shard.Manifest));
        var ended = parts.Max(shard => Started(shard.Manifest).AddSeconds(shard.Manifest.Run.ElapsedSeconds));
        return run with
        {
            // As many as a run in one piece would have had.
            Workers = Math.Min(parts.Max(shard => shard.Manifest.Part!.Workers), part.Maps),
            WorkerPids = [.. parts.SelectMany(shard => shard.Manifest.Run.WorkerPids).Distinct()],
            Started = began.ToString(ManifestRun.TimeFormat, CultureInfo.InvariantCulture),
            ElapsedSeconds = Math.Round((ended - began).TotalSeconds, 3),
            Interrupted = parts.Any(shard => shard.Manifest.Run.Interrupted),
            Shard = null,
        };
    }

    private static ManifestQuantity Quantity((Shard Shard, Manifest Manifest)[] parts, int index)
    {
        var maps = new List<(int Number, ManifestMap Map)>();
        foreach (var (shard, manifest) in parts)
        {
            var before = manifest.Quantities.Take(index).Sum(quantity => quantity.Maps.Length);
            maps.AddRange(
                manifest.Quantities[index].Maps.Select((map, place) => (shard.NumberOf(before + place), map))
            );
        }

        // A shard without maps has not looked at the data, and knows neither scale nor frame. What one could not read
        // the run says too.
        var looked = parts
            .Select(part => part.Manifest.Quantities[index])
            .Where(quantity => !quantity.Maps.IsEmpty)
            .ToArray();
        var known = looked.FirstOrDefault(IsComplete) ?? looked.FirstOrDefault() ?? parts[0].Manifest.Quantities[index];
        if (looked.FirstOrDefault(quantity => !IsComplete(quantity)) is { } incomplete)
            known = known with
            {
                Notes = incomplete.Notes,
                Scale = (known.Scale ?? incomplete.Scale!) with { Incomplete = true },
            };
        // One whose maps have all failed has no values of others either.
        return known with
        {
            Values = looked.Select(quantity => quantity.Values).FirstOrDefault(grid => grid is not null),
            Maps = [.. maps.OrderBy(map => map.Number).Select(map => map.Map)],
        };
    }

    private static string? Missing((Shard Shard, Manifest Manifest)[] parts, int count, int maps)
    {
        if (parts.Length == count)
            return null;
        var there = parts.Select(part => part.Shard.Index).ToHashSet();
        var named = Enumerable
            .Range(1, count)
            .Where(index => !there.Contains(index))
            .Take(MostNamed)
            .Select(index => new Shard(index, count).ToString())
            .ToArray();
        var without = maps - parts.Sum(part => part.Shard.SizeOf(maps));
        return $"{Shards(named, count - parts.Length)} missing, with {without} of {maps} maps";
    }

    private static string? Problem(Shard shard, Manifest manifest)
    {
        var maps = manifest.Quantities.SelectMany(quantity => quantity.Maps).ToArray();
        var failed = maps.Count(map => map.Status == MapStatus.Failed);
        var notDrawn = maps.Count(map => map.Status == MapStatus.NotDrawn);
        return (failed, notDrawn) switch
        {
            (0, 0) => null,
            (_, 0) => $"shard {shard}: {failed} of {maps.Length} maps failed",
            (0, _) => $"shard {shard} was stopped: {notDrawn} of {maps.Length} maps were not drawn",
            _ => $"shard {shard} was stopped: {notDrawn} of {maps.Length} maps were not drawn, {failed} failed",
        };
    }

    private static bool IsComplete(ManifestQuantity quantity) => quantity.Scale?.Incomplete is not true;

    /// <summary>
    /// A slice that a shard could not read makes its scale or box incomplete: that shard is named, and no other one
    /// that differs from it.
    /// </summary>
    private static IEnumerable<string> OtherScales((Shard Shard, Manifest Manifest)[] parts)
    {
        for (var index = 0; index < parts[0].Manifest.Quantities.Length; index++)
        {
            var drawn = parts.Where(part => part.Manifest.Quantities[index].Maps.Any(map => map.IsDrawn)).ToArray();
            (Shard Shard, Manifest Manifest)? reference = null;
            foreach (var part in drawn)
            {
                var quantity = part.Manifest.Quantities[index];
                if (!IsComplete(quantity))
                {
                    yield return $"shard {part.Shard} drew {quantity.Title} on an incomplete scale or box, since slices could not be read; draw it again";
                    continue;
                }

                reference ??= part;
                var expected = reference.Value.Manifest.Quantities[index];
                if (!IsSame(quantity.Scale, expected.Scale) || quantity.Frame != expected.Frame)
                    yield return $"shard {part.Shard} drew {quantity.Title} on another scale or box than shard {reference.Value.Shard}; draw it again";
            }
        }
    }

    /// <summary>
    /// Classes are not compared: they follow from the options, which the fingerprint of the job holds.
    /// </summary>
    private static bool IsSame(ManifestScale? one, ManifestScale? other) =>
        (one?.Min, one?.Max, one?.Kind) == (other?.Min, other?.Max, other?.Kind);

    private static ImmutableArray<string> Remarks(IEnumerable<(Shard Shard, Manifest Manifest)> shards, int latest) =>
        [
            .. shards
                .Where(shard => shard.Shard.Count != latest)
                .GroupBy(shard => shard.Shard.Count)
                .OrderBy(group => group.Key)
                .Select(group =>
                    $"shards of an earlier run in {group.Key} parts are left out; the run in {latest} parts is the latest"
                ),
        ];

    /// <summary>So many shards, the first of them by name, and the verb.</summary>
    private static string Shards(IReadOnlyList<string> names, int count) =>
        count == 1
            ? $"shard {names[0]} is"
            : $"shards {string.Join(", ", names.Take(MostNamed))}{(count > MostNamed ? $" and {count - MostNamed} more" : "")} are";

    private static DateTime Started(Manifest manifest) =>
        DateTime.ParseExact(
            manifest.Run.Started,
            ManifestRun.TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );
}
