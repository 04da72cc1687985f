using System.Collections.Immutable;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Differences;

/// <summary>Makes of two runs, A and B, one with the quantities that both have: of A, of B, and B - A.</summary>
internal static class DifferenceRun
{
    /// <summary>What tells one run from another of the same model, as layouts call it.</summary>
    private static readonly string[] RunTimes = ["Run time", "RUN_TIME", "issue_time"];

    /// <summary>Makes the run.</summary>
    /// <param name="a">The first run, from which differences count.</param>
    /// <param name="b">The second run.</param>
    /// <param name="asked">Names of quantities that were asked for; changes of class are made of those asked for by
    /// name.</param>
    /// <param name="isResampled">True to bring B to the grid of A by the nearest cell; else other grids are
    /// refused.</param>
    /// <exception cref="Errors.ConflictingInputsException">Their grids differ, or they have nothing in
    /// common.</exception>
    public static RunDescription Of(
        EnsembleMember a,
        EnsembleMember b,
        bool isResampled = false,
        ImmutableArray<string> asked = default
    )
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var alignment = RunAlignment.Of([a, b], isResampled);
        var (nameOfA, nameOfB) = Names(a.Name, b.Name);
        ImmutableArray<string> notes = [$"A: {Words(nameOfA, a.Run)}.", $"B: {Words(nameOfB, b.Run)}."];
        return CommonRun.Of([a, b], alignment) with
        {
            Quantities =
            [
                .. alignment.Quantities.SelectMany(quantity =>
                    Three(quantity, notes).Concat(Classes(quantity, asked, notes))
                ),
            ],
        };
    }

    /// <summary>A run in words: its name, and when it was run, where that is known.</summary>
    private static string Words(string name, RunDescription run) =>
        RunTimes
            .Select(key => run.Attributes.GetValueOrDefault(key))
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
            is { } time
            ? $"{name}, run {(NameTime.TryParse(time, out var moment) ? TimeText.Moment(moment) : time.Trim())}"
            : name;

    /// <summary>As much of two paths as tells them apart: their last parts, or all.</summary>
    private static (string A, string B) Names(string a, string b)
    {
        var (shortA, shortB) = (Last(a), Last(b));
        return shortA == shortB ? (a, b) : (shortA, shortB);

        static string Last(string path) =>
            Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } name and not "." and not ".."
                ? name
                : path;
    }

    /// <summary>The difference comes first: it is what was asked for.</summary>
    private static IEnumerable<QuantityDescription> Three(AlignedQuantity quantity, ImmutableArray<string> notes)
    {
        var first = quantity.First;
        if (!quantity.Resampled.IsEmpty)
            notes = notes.SetItem(1, $"{notes[1][..^1]}, brought to the grid of A (nearest cell).");
        yield return quantity.Reduced(ReductionKind.Difference, 0, 2) with
        {
            Source = first.Name,
            Role = ComparisonRole.Difference,
            Name = first.Name + QuantityDescription.DifferenceSuffix,
            FileToken = $"{first.FileToken}_Difference",
            Title = $"{first.Title}, {DifferenceText.Sign}",
            StandardName = null,
            Notes = [.. first.Notes, .. notes],
        };
        yield return Own(quantity, ComparisonRole.A, 0, notes[0]);
        yield return Own(quantity, ComparisonRole.B, 1, notes[1]);
    }

    /// <summary>By how many contours B is above A, where that was asked for and the quantity has contours.</summary>
    private static IEnumerable<QuantityDescription> Classes(
        AlignedQuantity quantity,
        ImmutableArray<string> asked,
        ImmutableArray<string> notes
    )
    {
        var first = quantity.First;
        var change = quantity.Reduced(ReductionKind.Difference, 0, 2) with
        {
            Source = first.Name,
            Role = ComparisonRole.Classes,
            Name = first.Name + QuantityDescription.ClassDifferenceSuffix,
            FileToken = $"{first.FileToken}_Class_Difference",
            Title = $"{first.Title}, change of class, {DifferenceText.Sign}",
            StandardName = null,
            Units = QuantityDescription.ClassUnits,
            Notes = [.. first.Notes, .. notes],
        };
        var boundaries = ContourSchemes.BoundariesOf(first);
        if (asked.IsDefault || boundaries.IsEmpty || !asked.Any(change.IsItself))
            yield break;
        yield return change with
        {
            Slices =
            [
                .. change.Slices.Select(slice =>
                    slice with
                    {
                        Reduction = slice.Reduction! with { Boundaries = boundaries },
                    }
                ),
            ],
        };
    }

    private static QuantityDescription Own(AlignedQuantity quantity, ComparisonRole role, int member, string note)
    {
        var first = quantity.First;
        return first with
        {
            Source = first.Name,
            Role = role,
            Name = $"{role.ToString().ToLowerInvariant()}-{first.Name}",
            FileToken = $"{first.FileToken}_{role}",
            Title = $"{first.Title}, {role}",
            Levels = quantity.Levels,
            Times = quantity.Times,
            Notes = [.. first.Notes, note],
            Slices =
            [
                .. quantity.Slices.Select(slice => new SliceDescription(slice.Level, slice.Time, slice.Terms[member])),
            ],
        };
    }
}

/// <summary>Which runs are compared, and how.</summary>
/// <param name="A">The run from which differences count.</param>
/// <param name="B">The run that is compared with it.</param>
/// <param name="Thresholds">Thresholds over which areas are gained and lost.</param>
/// <param name="IsDefault">True where the user gave none: a quantity that the threshold does not measure is then no
/// mistake.</param>
internal sealed record DifferenceOptions(
    MemberInput A,
    MemberInput B,
    ImmutableArray<ThresholdValue> Thresholds,
    bool IsDefault
)
{
    /// <summary>True to bring B to the grid of A by the nearest cell; else other grids are refused.</summary>
    public bool IsResampled { get; init; }
}
